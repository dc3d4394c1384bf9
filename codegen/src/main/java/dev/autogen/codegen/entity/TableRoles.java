package dev.autogen.codegen.entity;

import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which tables become entities, and which the pairs of a many-to-many association. */
final class TableRoles {

  private final Schema schema;
  private final Map<QualifiedName, Table> entities = new TreeMap<>();
  private final Map<QualifiedName, Table> pairs = new TreeMap<>();

  private TableRoles(Schema schema) {
    this.schema = schema;
  }

  /** Decides for all tables of a schema; what no entity can have is added to the omissions. */
  static TableRoles of(Schema schema, List<Omission> omissions) {
    TableRoles roles = new TableRoles(schema);
    for (Table table : schema.objects(Table.class)) {
      roles.add(table, omissions);
    }
    roles.findPairs();
    return roles;
  }

  /** Returns the tables that are entities, by name. */
  Map<QualifiedName, Table> entities() {
    return entities;
  }

  /** Returns the tables of pairs, by name. */
  Map<QualifiedName, Table> pairs() {
    return pairs;
  }

  private void add(Table table, List<Omission> omissions) {
    if (schema.primaryKey(table.name()).isEmpty()) {
      omissions.add(
          new Omission(
              table.id(),
              "%s has no primary key, which an entity needs; no class is written for it."
                  .formatted(ObjectId.table(table.name()))));
    } else if (hasDoubleQuote(table)) {
      omissions.add(
          new Omission(
              table.id(),
              "%s: a name with a double quote in it cannot be written for Hibernate; no class is written for it."
                  .formatted(ObjectId.table(table.name()))));
    } else {
      entities.put(table.name(), table);
    }
  }

  private boolean hasDoubleQuote(Table table) {
    return table.name().name().contains("\"")
        || table.name().schema().name().contains("\"")
        || schema.columns(table.name()).stream().anyMatch(column -> column.name().contains("\""));
  }

  /** A table that others point to, or that knows more than its pairs, stays an entity. */
  private void findPairs() {
    for (Table table : List.copyOf(entities.values())) {
      List<ForeignKey> keys = schema.elements(table.name(), ForeignKey.class);
      if (keys.size() == 2
          && keys.stream().allMatch(key -> pointsToEntity(key, table))
          && schema.referencing(table.name()).isEmpty()
          && hasNothingButPairs(table, keys)) {
        pairs.put(table.name(), table);
      }
    }
    pairs.keySet().forEach(entities::remove);
  }

  private boolean pointsToEntity(ForeignKey key, Table pairs) {
    return entities.containsKey(key.referencedTable())
        && !key.referencedTable().equals(pairs.name())
        && refersToPrimaryKey(schema, key);
  }

  private boolean hasNothingButPairs(Table table, List<ForeignKey> keys) {
    Set<String> all = new HashSet<>();
    keys.forEach(key -> all.addAll(key.columns()));
    int columns = keys.get(0).columns().size() + keys.get(1).columns().size();
    PrimaryKey key = schema.primaryKey(table.name()).orElseThrow();
    return all.size() == columns
        && schema.columns(table.name()).size() == columns
        && Set.copyOf(key.columns()).equals(all)
        && schema.columns(table.name()).stream().allMatch(TableRoles::isBare);
  }

  private static boolean isBare(Column column) {
    return column.defaultValue().equals(ColumnDefault.NONE)
        && column.comment().isEmpty()
        && column.collation().isEmpty();
  }

  /** Tells whether a foreign key points to the primary key of its target, in whatever order. */
  static boolean refersToPrimaryKey(Schema schema, ForeignKey key) {
    return schema
        .primaryKey(key.referencedTable())
        .filter(
            primary ->
                primary.columns().size() == key.referencedColumns().size()
                    && Set.copyOf(primary.columns()).equals(Set.copyOf(key.referencedColumns())))
        .isPresent();
  }

  /** Returns the foreign keys of a table in the order of their columns. */
  static List<ForeignKey> foreignKeys(Schema schema, QualifiedName table) {
    List<String> columns = schema.columns(table).stream().map(Column::name).toList();
    List<ForeignKey> keys = new ArrayList<>(schema.elements(table, ForeignKey.class));
    keys.sort(
        Comparator.<ForeignKey>comparingInt(
                key -> key.columns().stream().mapToInt(columns::indexOf).min().orElse(0))
            .thenComparing(key -> -key.columns().size())
            .thenComparing(ForeignKey::name));
    return keys;
  }
}
