package dev.autogen.codegen.entity;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the tables of a schema as entities of Jakarta Persistence 3.2, with annotations of
 * Hibernate ORM 7 where that has no word.
 */
public final class EntityGenerator {

  private final Schema schema;
  private final String packageName;
  private final int serverMajor;
  private final List<Omission> omissions = new ArrayList<>();
  private final List<EntitySource> sources = new ArrayList<>();
  private final Set<SchemaObject> saidElsewhere = new HashSet<>();

  private EntityGenerator(Schema schema, String packageName, int serverMajor) {
    this.schema = schema;
    this.packageName = packageName;
    this.serverMajor = serverMajor;
  }

  /**
   * Writes entities. The same schema gives the same text.
   *
   * @param schema what the database has, as the catalog reader says it
   * @param packageName the package of the classes; empty for none
   * @param serverMajor the major version of PostgreSQL that Hibernate writes for, such as 18
   */
  public static Entities generate(Schema schema, String packageName, int serverMajor) {
    return new EntityGenerator(schema, packageName, serverMajor).generate();
  }

  private Entities generate() {
    EntityModels models = EntityModels.of(schema, omissions);
    EnumClasses enums = EnumClasses.of(models, packageName);
    ColumnTypes scalars = new ColumnTypes(schema, enums, new StructClasses());
    StructClasses structs = StructClasses.of(models, scalars::of, packageName);
    ColumnTypes types = new ColumnTypes(schema, enums, structs);
    Map<Column, EnumClass> checkedValues = checkedValues(models);
    SaidSequences sequences = SaidSequences.of(models);
    TablePrinter tables = new TablePrinter(schema, saidElsewhere, omissions);
    for (EntityModel entity : models.all()) {
      saidElsewhere.addAll(uniqueByOne(entity));
      EntityPrinter printer =
          new EntityPrinter(
              models, entity, this::named, tables, types, checkedValues, sequences, serverMajor);
      add(printer.print());
      if (!entity.idClass().isEmpty()) {
        add(printer.printIdClass());
      }
    }
    for (EnumClass java : enums.all()) {
      add(EnumPrinter.constants(java));
      java.typeClass()
          .ifPresent(name -> add(EnumPrinter.typeClass(java, java.type().orElseThrow())));
    }
    structs.all().forEach(this::add);
    checkedValues.values().forEach(java -> add(EnumPrinter.constants(java)));
    new Unsaid(models, enums, structs, sequences, omissions).list();
    sources.sort(Comparator.comparing(EntitySource::className));
    return new Entities(sources, omissions.stream().distinct().sorted().toList());
  }

  private ClassName named(String simpleName) {
    return ClassName.get(packageName, simpleName);
  }

  private void add(TypeSpec type) {
    String text =
        JavaFile.builder(packageName, type)
            .indent("  ")
            .skipJavaLangImports(true)
            .build()
            .toString();
    sources.add(new EntitySource(type.name(), SourceLayout.of(text)));
  }

  /** Columns whose check is what Hibernate writes for an enum. */
  private Map<Column, EnumClass> checkedValues(EntityModels models) {
    Map<Column, EnumClass> found = new LinkedHashMap<>();
    for (EntityModel entity : models.all()) {
      for (Property property : entity.properties()) {
        if (property instanceof Property.Basic basic && basic.isMapped()) {
          checkedValues(entity, basic, models).ifPresent(java -> found.put(basic.column(), java));
        }
      }
    }
    return found;
  }

  private Optional<EnumClass> checkedValues(
      EntityModel entity, Property.Basic property, EntityModels models) {
    for (CheckConstraint check : schema.elements(entity.table().name(), CheckConstraint.class)) {
      Optional<List<String>> values = CheckedValues.ofEnum(check, property.column());
      if (values.isPresent()) {
        saidElsewhere.add(check);
        Map<String, String> constants = new LinkedHashMap<>();
        values.get().forEach(value -> constants.put(value, value));
        String name =
            models
                .classNames()
                .take(List.of(entity.className() + JavaWords.capitalized(property.name())), "Enum");
        return Optional.of(
            new EnumClass(named(name), constants, Optional.empty(), Optional.empty(), List.of()));
      }
    }
    return Optional.empty();
  }

  /** Hibernate makes the constraint of a {@code @OneToOne} by itself. */
  private List<UniqueConstraint> uniqueByOne(EntityModel entity) {
    Map<List<String>, UniqueConstraint> uniques = new HashMap<>();
    schema
        .elements(entity.table().name(), UniqueConstraint.class)
        .forEach(unique -> uniques.put(unique.columns(), unique));
    return entity.properties().stream()
        .filter(Property.ToOne.class::isInstance)
        .map(Property.ToOne.class::cast)
        .filter(end -> end.isOne() && end.role() == Property.Role.PLAIN)
        .flatMap(end -> Optional.ofNullable(uniques.get(end.key().columns())).stream())
        .toList();
  }
}
