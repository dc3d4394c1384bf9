package dev.autogen.diff;

import dev.autogen.operation.Operation;
import dev.autogen.operation.RenameEnumValue;
import dev.autogen.operation.Replay;
import dev.autogen.schema.Column;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.TargetMetadata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known to be a new name and not another thing: a rename is never guessed, since a wrong
 * yes mislabels data and a wrong no deletes it.
 *
 * @param tables tables by their old name, with their new one
 * @param columns columns with their new name; the table of one may be named as before or as after
 * @param others sequences and types with their new name
 * @param values values of enumerations; the type or column of one may be named as before or as
 *     after
 */
public record Renames(
    Map<QualifiedName, String> tables,
    Map<ObjectId, String> columns,
    Map<ObjectId, String> others,
    List<ValueRename> values) {

  /** Nothing is renamed. */
  public static final Renames NONE = new Renames(Map.of(), Map.of(), Map.of(), List.of());

  public Renames {
    tables = Map.copyOf(tables);
    columns = Map.copyOf(columns);
    others = Map.copyOf(others);
    values = List.copyOf(values);
  }

  /** Returns these renames and that of a table. */
  public Renames table(QualifiedName from, String to) {
    return new Renames(with(tables, Map.of(from, to)), columns, others, values);
  }

  /** Returns these renames and that of a column. */
  public Renames column(QualifiedName table, String from, String to) {
    ObjectId column = ObjectId.column(table, from);
    return new Renames(tables, with(columns, Map.of(column, to)), others, values);
  }

  /** Returns these renames and that of a value of an enumeration. */
  public Renames value(ValueRename value) {
    return and(new Renames(Map.of(), Map.of(), Map.of(), List.of(value)));
  }

  /** Returns these renames and that of a table, a column, a sequence or a type. */
  Renames object(ObjectId from, String to) {
    return switch (from.kind()) {
      case TABLE -> table(from.qualifiedName(), to);
      case COLUMN -> column(from.tableName(), from.name(), to);
      default -> new Renames(tables, columns, with(others, Map.of(from, to)), values);
    };
  }

  /** Returns these renames and others. */
  Renames and(Renames more) {
    List<ValueRename> allValues = new ArrayList<>(values);
    allValues.addAll(more.values);
    return new Renames(
        with(tables, more.tables),
        with(columns, more.columns),
        with(others, more.others),
        allValues);
  }

  private static <K> Map<K, String> with(Map<K, String> some, Map<K, String> more) {
    Map<K, String> all = new LinkedHashMap<>(some);
    all.putAll(more);
    return all;
  }

  /**
   * Returns the operations that rename in a schema: tables, columns, sequences and types, values.
   *
   * @throws IllegalArgumentException if one of them is not there
   */
  List<Operation> operations(Schema before) {
    Map<ObjectId, String> tableIds = new LinkedHashMap<>();
    tables.forEach((from, to) -> tableIds.put(ObjectId.table(from), to));
    Map<ObjectId, String> columnIds = new LinkedHashMap<>();
    columns.forEach(
        (id, to) -> {
          ObjectId old = ObjectId.column(oldName(id.tableName()), id.name());
          require(before.contains(old), old);
          columnIds.put(ObjectId.column(newName(id.tableName()), id.name()), to);
        });
    tableIds.keySet().forEach(id -> require(before.contains(id), id));
    others.keySet().forEach(id -> require(before.contains(id), id));
    List<Operation> operations = new ArrayList<>(RenameSequence.of(tableIds));
    operations.addAll(RenameSequence.of(columnIds));
    operations.addAll(RenameSequence.of(others));
    for (ValueRename value : values) {
      type(value, before)
          .map(type -> new RenameEnumValue(after(type).qualifiedName(), value.from(), value.to()))
          .ifPresent(operations::add);
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
    Map<ObjectId, String> someOthers = new LinkedHashMap<>(others);
    someOthers
        .entrySet()
        .removeIf(
            one -> !schema.contains(one.getKey()) || isTaken(schema, one.getKey(), one.getValue()));
    List<ValueRename> someValues = values.stream().filter(value -> has(schema, value)).toList();
    return new Renames(someTables, someColumns, someOthers, someValues);
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
    for (ObjectId object : others.keySet()) {
      require(inOne.others.containsKey(object) || inOther.others.containsKey(object), object);
    }
    for (ValueRename value : values) {
      boolean isThere = inOne.values.contains(value) || inOther.values.contains(value);
      if (!isThere) {
        throw new IllegalArgumentException(
            "There is no value %s to rename. Correct or leave out the rename."
                .formatted(value.text()));
      }
    }
  }

  /** Returns the model with these names, as far as it has the old ones. */
  TargetMetadata in(TargetMetadata model) {
    Renames applicable = applicableTo(model.schema());
    Schema renamed = applied(model.schema());
    Map<ObjectId, String> origins = new LinkedHashMap<>();
    model
        .origins()
        .forEach(
            (id, origin) -> {
              ObjectId now = applicable.after(id);
              if (renamed.contains(now)) {
                origins.put(now, origin);
              }
            });
    return new TargetMetadata(model.header(), renamed, origins, model.formerNames());
  }

  /** Returns a schema with these names, as far as it has the old ones. */
  public Schema applied(Schema schema) {
    return Replay.apply(applicableTo(schema).operations(schema), schema);
  }

  /** Returns the id that an object has afterwards. */
  ObjectId after(ObjectId id) {
    if (id.kind() == ObjectKind.TABLE) {
      return ObjectId.table(newName(id.qualifiedName()));
    }
    if (!id.kind().isTableElement()) {
      return others.containsKey(id) ? id.renamed(others.get(id)) : id;
    }
    ObjectId moved = ObjectId.in(newName(id.tableName()), id.kind(), id.name());
    return Optional.ofNullable(columns.get(id))
        .or(() -> Optional.ofNullable(columns.get(moved)))
        .map(moved::renamed)
        .orElse(moved);
  }

  private boolean isTaken(Schema schema, ObjectId id, String to) {
    ObjectId target = id.renamed(to);
    boolean isRenamedToo =
        columns.containsKey(target)
            || others.containsKey(target)
            || tables.keySet().stream().map(ObjectId::table).anyMatch(target::equals);
    return schema.contains(target) && !isRenamedToo;
  }

  private boolean has(Schema schema, ValueRename value) {
    return type(value, schema)
        .or(() -> column(value, schema))
        .map(holder -> Enumeration.names(schema).getOrDefault(holder, List.of()))
        .filter(names -> names.contains(value.from()) && !names.contains(value.to()))
        .isPresent();
  }

  private Optional<ObjectId> type(ValueRename value, Schema schema) {
    return value.asType().map(this::oldType).filter(schema::contains);
  }

  /** Returns the column that is meant, by the name that the schema has. */
  private Optional<ObjectId> column(ValueRename value, Schema schema) {
    return value
        .asColumn()
        .flatMap(
            named ->
                schema.columns(oldName(named.tableName())).stream()
                    .map(Column::id)
                    .filter(
                        id ->
                            id.name().equals(named.name()) || after(id).name().equals(named.name()))
                    .findFirst());
  }

  /** Tells whether this is a value of the enumeration that is renamed, or its new name. */
  boolean namesValue(ObjectId holder, String name) {
    return values.stream()
        .filter(value -> value.from().equals(name) || value.to().equals(name))
        .anyMatch(
            value ->
                value.asType().filter(holder::equals).isPresent()
                    || value.asColumn().filter(holder::equals).isPresent());
  }

  /**
   * Returns the values that rows of a schema have as text, by the columns that they are in
   * afterwards.
   */
  public Map<ValueRename, ObjectId> texts(Schema before) {
    Map<ValueRename, ObjectId> texts = new LinkedHashMap<>();
    for (ValueRename value : values) {
      if (type(value, before).isEmpty()) {
        column(value, before).ifPresent(column -> texts.put(value, after(column)));
      }
    }
    return texts;
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

  private ObjectId oldType(ObjectId id) {
    return others.keySet().stream().filter(old -> after(old).equals(id)).findFirst().orElse(id);
  }

  private static void require(boolean condition, ObjectId id) {
    if (!condition) {
      throw new IllegalArgumentException(
          "There is no %s to rename. Correct or leave out the rename.".formatted(id));
    }
  }
}
