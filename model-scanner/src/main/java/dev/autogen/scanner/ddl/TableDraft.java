package dev.autogen.scanner.ddl;

import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.Deferrability;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.ReferentialAction;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.StorageParameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a {@code CREATE TABLE} says, while it is read; what the statement leaves unnamed has an
 * empty name. Constraints are kept in the order of the text, on which PostgreSQL's names depend.
 */
final class TableDraft {

  /** A primary key or unique constraint. */
  record Key(
      String name,
      List<String> columns,
      List<String> include,
      boolean primary,
      boolean nullsNotDistinct,
      Deferrability deferrability) {
    Key withName(String other) {
      return new Key(other, columns, include, primary, nullsNotDistinct, deferrability);
    }

    /** Tells whether PostgreSQL makes one index of both (transformIndexConstraints). */
    boolean sameIndex(Key other) {
      return columns.equals(other.columns)
          && include.equals(other.include)
          && nullsNotDistinct == other.nullsNotDistinct
          && deferrability == other.deferrability;
    }
  }

  /** A check constraint. */
  record Check(String name, String expression, boolean noInherit, boolean validated) {}

  /** A foreign key; {@code referencedColumns} is empty for the primary key of the other table. */
  record Reference(
      String name,
      List<String> columns,
      QualifiedName table,
      List<String> referencedColumns,
      ReferentialAction onUpdate,
      ReferentialAction onDelete,
      boolean matchFull,
      Deferrability deferrability,
      boolean validated) {}

  /** A unique key that sorts a column, which only an index can do; keys as SQL. */
  record OrderedKey(String name, String keys) {}

  final QualifiedName name;
  final Map<String, Column> columns = new LinkedHashMap<>();
  final List<Key> keys = new ArrayList<>();
  final List<OrderedKey> orderedKeys = new ArrayList<>();
  final List<Check> checks = new ArrayList<>();
  final List<Reference> references = new ArrayList<>();
  final List<Sequence> sequences = new ArrayList<>();
  StorageParameters storage = StorageParameters.NONE;
  String options = "";

  TableDraft(QualifiedName name) {
    this.name = name;
  }

  void add(Column column) {
    if (columns.putIfAbsent(column.name(), column) != null) {
      throw new DdlException(
          "two columns of the table %s are called %s".formatted(name.name(), column.name()));
    }
  }

  void change(Column column) {
    columns.put(column.name(), column);
  }

  /** The columns of a primary key and of an identity take no nulls, whatever the statement says. */
  void requireNotNull() {
    keys.stream()
        .filter(Key::primary)
        .flatMap(key -> key.columns().stream())
        .filter(columns::containsKey)
        .forEach(column -> change(columns.get(column).withNullable(false)));
    columns.values().stream()
        .filter(column -> column.defaultValue() instanceof ColumnDefault.Identity)
        .toList()
        .forEach(column -> change(column.withNullable(false)));
  }
}
