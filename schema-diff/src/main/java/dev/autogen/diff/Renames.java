package dev.autogen.diff;

import dev.autogen.operation.Operation;
import dev.autogen.operation.RenameEnumValue;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the user says is a new name and not another thing: a rename is never guessed, since a wrong
 * yes mislabels data and a wrong no deletes it.
 *
 * @param tables tables by their old name, with their new one
 * @param columns columns with their new name; the table of one may be named as before or as after
 * @param values values of enum types
 */
public record Renames(
    Map<QualifiedName, String> tables,
    Map<ObjectId, String> columns,
    List<RenameEnumValue> values) {

  /** Nothing is renamed. */
  public static final Renames NONE = new Renames(Map.of(), Map.of(), List.of());

  public Renames {
    tables = Map.copyOf(tables);
    columns = Map.copyOf(columns);
    values = List.copyOf(values);
  }

  /** Returns these renames and that of a table. */
  public Renames table(QualifiedName from, String to) {
    Map<QualifiedName, String> more = new LinkedHashMap<>(tables);
    more.put(from, to);
    return new Renames(more, columns, values);
  }

  /** Returns these renames and that of a column. */
  public Renames column(QualifiedName table, String from, String to) {
    Map<ObjectId, String> more = new LinkedHashMap<>(columns);
    more.put(ObjectId.column(table, from), to);
    return new Renames(tables, more, values);
  }

  /** Returns these renames and that of a value of an enum type. */
  public Renames value(QualifiedName type, String from, String to) {
    List<RenameEnumValue> more = new ArrayList<>(values);
    more.add(new RenameEnumValue(type, from, to));
    return new Renames(tables, columns, more);
  }

  /**
   * Returns the operations that rename in a schema: tables, then columns, then values.
   *
   * @throws IllegalArgumentException if one of them is not there
   */
  List<Operation> operations(Schema before) {
    Map<ObjectId, String> tableIds = new LinkedHashMap<>();
    tables.forEach((from, to) -> tableIds.put(ObjectId.table(from), to));
    tableIds.keySet().forEach(id -> require(before.contains(id), id));
    Map<ObjectId, String> columnIds = new LinkedHashMap<>();
    columns.forEach(
        (id, to) -> {
          ObjectId old = ObjectId.column(oldName(id.tableName()), id.name());
          require(before.contains(old), old);
          columnIds.put(ObjectId.column(newName(id.tableName()), id.name()), to);
        });
    List<Operation> operations = new ArrayList<>(RenameSequence.of(tableIds));
    operations.addAll(RenameSequence.of(columnIds));
    for (RenameEnumValue value : values) {
      ObjectId type = ObjectId.of(ObjectKind.ENUM_TYPE, value.type());
      require(before.contains(type), type);
      operations.add(value);
    }
    return operations;
  }

  /** Returns the renames of what a schema has under its old name and not under its new one. */
  Renames applicableTo(Schema schema) {
    Map<QualifiedName, String> someTables = new LinkedHashMap<>(tables);
    someTables
        .entrySet()
        .removeIf(
            table ->
                schema.table(table.getKey()).isEmpty()
                    || isTaken(schema, ObjectId.table(table.getKey()), table.getValue()));
    Map<ObjectId, String> someColumns = new LinkedHashMap<>();
    columns.forEach(
        (id, to) -> {
          ObjectId old = ObjectId.column(oldName(id.tableName()), id.name());
          ObjectId there = schema.contains(old) ? old : id;
          if (schema.contains(there) && !isTaken(schema, there, to)) {
            someColumns.put(there, to);
          }
        });
    List<RenameEnumValue> someValues = values.stream().filter(value -> has(schema, value)).toList();
    return new Renames(someTables, someColumns, someValues);
  }

  /**
   * Requires that each rename is of something in one of two schemas.
   *
   * @throws IllegalArgumentException naming one that is in neither
   */
  void requireIn(Schema one, Schema other) {
    Renames inOne = applicableTo(one);
    Renames inOther = applicableTo(other);
    for (QualifiedName table : tables.keySet()) {
      boolean isThere = inOne.tables.containsKey(table) || inOther.tables.containsKey(table);
      require(isThere, ObjectId.table(table));
    }
    for (ObjectId column : columns.keySet()) {
      ObjectId old = ObjectId.column(oldName(column.tableName()), column.name());
      boolean isThere =
          List.of(column, old).stream()
              .anyMatch(id -> inOne.columns.containsKey(id) || inOther.columns.containsKey(id));
      require(isThere, column);
    }
    for (RenameEnumValue value : values) {
      boolean isThere = inOne.values.contains(value) || inOther.values.contains(value);
      if (!isThere) {
        throw new IllegalArgumentException(
            "There is no value %s of enum type %s to rename. Correct or leave out the rename."
                .formatted(value.from(), value.type().name()));
      }
    }
  }

  private boolean isTaken(Schema schema, ObjectId id, String to) {
    ObjectId target = id.renamed(to);
    boolean isRenamedToo =
        columns.containsKey(target)
            || tables.keySet().stream().map(ObjectId::table).anyMatch(target::equals);
    return schema.contains(target) && !isRenamedToo;
  }

  private static boolean has(Schema schema, RenameEnumValue value) {
    return schema
        .find(ObjectId.of(ObjectKind.ENUM_TYPE, value.type()), EnumType.class)
        .filter(type -> type.labels().contains(value.from()) && !type.labels().contains(value.to()))
        .isPresent();
  }

  private QualifiedName newName(QualifiedName table) {
    return tables.containsKey(table) ? table.sibling(tables.get(table)) : table;
  }

  private QualifiedName oldName(QualifiedName table) {
    return tables.entrySet().stream()
        .filter(entry -> entry.getKey().sibling(entry.getValue()).equals(table))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(table);
  }

  private static void require(boolean condition, ObjectId id) {
    if (!condition) {
      throw new IllegalArgumentException(
          "There is no %s to rename. Correct or leave out the rename.".formatted(id));
    }
  }
}
