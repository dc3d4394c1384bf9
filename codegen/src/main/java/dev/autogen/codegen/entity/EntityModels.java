package dev.autogen.codegen.entity;

import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The entities of a schema, before anything of them is Java source.
 *
 * @param schema the schema
 * @param entities the entities by their tables
 * @param classNames the names of all classes so far; enums take theirs from it
 */
record EntityModels(
    Schema schema, Map<QualifiedName, EntityModel> entities, ClassNaming classNames) {

  /** Designs the entities of a schema; what none can say is added to the omissions. */
  static EntityModels of(Schema schema, List<Omission> omissions) {
    TableRoles roles = TableRoles.of(schema, omissions);
    ClassNaming naming = new ClassNaming();
    Map<QualifiedName, String> classes = new TreeMap<>();
    for (QualifiedName table : roles.entities().keySet()) {
      classes.put(table, naming.take(classNames(table), "Entity"));
    }
    IdDependencies ids = new IdDependencies();
    Map<QualifiedName, Design> designs = new TreeMap<>();
    for (Table table : roles.entities().values()) {
      designs.put(table.name(), Design.of(schema, table, classes, ids, omissions));
    }
    new OtherEnds(designs, schema, classes).add(roles.pairs().values());
    Map<QualifiedName, EntityModel> models = new TreeMap<>();
    designs.forEach(
        (table, design) -> {
          String idClass =
              schema.primaryKey(table).orElseThrow().columns().size() == 1
                  ? ""
                  : naming.take(List.of(classes.get(table) + "Id"), "Class");
          models.put(
              table,
              new EntityModel(
                  classes.get(table),
                  roles.entities().get(table),
                  idClass,
                  List.copyOf(design.properties())));
        });
    return new EntityModels(schema, models, naming);
  }

  private static List<String> classNames(QualifiedName table) {
    List<String> words = JavaWords.singular(JavaWords.of(table.name()));
    List<String> names = new ArrayList<>(List.of(JavaWords.className(words, "Table")));
    if (!table.schema().isDefault()) {
      List<String> qualified = new ArrayList<>(JavaWords.of(table.schema().name()));
      qualified.addAll(words);
      names.add(JavaWords.className(qualified, "Table"));
    }
    return names;
  }

  /** Returns the entity of a table. */
  Optional<EntityModel> of(QualifiedName table) {
    return Optional.ofNullable(entities.get(table));
  }

  Collection<EntityModel> all() {
    return entities.values();
  }
}
