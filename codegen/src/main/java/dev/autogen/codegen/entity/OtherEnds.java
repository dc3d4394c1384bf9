package dev.autogen.codegen.entity;

import dev.autogen.codegen.entity.Property.ManyToMany;
import dev.autogen.codegen.entity.Property.OtherMany;
import dev.autogen.codegen.entity.Property.OtherOne;
import dev.autogen.codegen.entity.Property.ToMany;
import dev.autogen.codegen.entity.Property.ToOne;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Adds the ends of associations that no column of an entity's own table shows. */
final class OtherEnds {

  private final Map<QualifiedName, Design> designs;
  private final Schema schema;
  private final Map<QualifiedName, String> classes;

  OtherEnds(Map<QualifiedName, Design> designs, Schema schema, Map<QualifiedName, String> classes) {
    this.designs = designs;
    this.schema = schema;
    this.classes = classes;
  }

  /**
   * Adds them all.
   *
   * @param pairs the tables of many-to-many associations
   */
  void add(Collection<Table> pairs) {
    designs.forEach(
        (table, design) ->
            List.copyOf(design.properties()).stream()
                .filter(ToOne.class::isInstance)
                .map(ToOne.class::cast)
                .forEach(end -> addOtherEnd(table, end)));
    pairs.forEach(this::addPairs);
  }

  private void addOtherEnd(QualifiedName table, ToOne end) {
    String owner = classes.get(table);
    Design target = designs.get(end.key().referencedTable());
    String one = JavaWords.decapitalized(owner);
    String many = pluralOf(owner);
    String by = "By" + JavaWords.capitalized(end.name());
    if (end.isOne()) {
      target.add(new OtherOne(one, owner, end.name()), List.of(word(one), one + by));
    } else {
      boolean isMain =
          !owner.equals(end.target())
              && (countToOne(table, end.target()) == 1
                  || end.name().equals(JavaWords.decapitalized(end.target())));
      List<String> candidates = isMain ? List.of(word(many), many + by) : List.of(many + by);
      boolean isTree = owner.equals(end.target()) && end.name().equals("parent");
      target.add(
          new ToMany(many, owner, end.name()),
          isTree ? List.of("children", many + by) : candidates);
    }
  }

  private long countToOne(QualifiedName table, String target) {
    return designs.get(table).properties().stream()
        .filter(ToOne.class::isInstance)
        .filter(end -> ((ToOne) end).target().equals(target))
        .count();
  }

  /** The entity whose key comes first in the table states the association. */
  private void addPairs(Table table) {
    List<ForeignKey> keys = TableRoles.foreignKeys(schema, table.name());
    ForeignKey own = keys.get(0);
    ForeignKey other = keys.get(1);
    Property owner =
        designs
            .get(own.referencedTable())
            .add(
                new ManyToMany("", classes.get(other.referencedTable()), table, own, other),
                names(other, table));
    designs
        .get(other.referencedTable())
        .add(
            new OtherMany("", classes.get(own.referencedTable()), owner.name()), names(own, table));
  }

  private List<String> names(ForeignKey key, Table table) {
    String many = pluralOf(classes.get(key.referencedTable()));
    String ofTable = many + "Of" + JavaWords.className(JavaWords.of(table.name().name()), "Table");
    List<ForeignKey> keys = schema.elements(table.name(), ForeignKey.class);
    boolean isSelf = keys.get(0).referencedTable().equals(keys.get(1).referencedTable());
    if (!isSelf || key.columns().size() > 1) {
      return List.of(word(many), ofTable);
    }
    List<String> words = JavaWords.of(key.columns().get(0));
    boolean isReference = words.size() > 1 && words.get(words.size() - 1).equals("id");
    List<String> meaning = isReference ? words.subList(0, words.size() - 1) : words;
    return List.of(JavaWords.propertyName(JavaWords.plural(meaning), "column"), ofTable);
  }

  private static String pluralOf(String className) {
    return JavaWords.propertyName(JavaWords.plural(JavaWords.of(className)), "column");
  }

  private static String word(String name) {
    return JavaWords.propertyName(List.of(), name);
  }
}
