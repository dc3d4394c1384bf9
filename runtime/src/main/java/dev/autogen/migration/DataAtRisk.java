package dev.autogen.migration;

import dev.autogen.operation.Alter;
import dev.autogen.operation.Change;
import dev.autogen.operation.Change.SetType;
import dev.autogen.operation.Drop;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Replay;
import dev.autogen.schema.Column;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SqlIdentifier;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A table that is dropped, or a column that is dropped, takes another type, or loses an attribute
 * of its composite type.
 *
 * @param object the table or column
 * @param newType the column's other type; empty when it keeps its type or is dropped
 * @param attribute what its composite type loses; empty if nothing
 */
record DataAtRisk(ObjectId object, Optional<SetType> newType, String attribute) {

  /** Categories of {@code pg_type} whose casts round: numbers, times and intervals. */
  private static final Set<String> ROUNDED = Set.of("N", "D", "T");

  private static final String STRING = "S";
  private static final String NUMBER = "N";

  /**
   * Returns what an operation puts at risk.
   *
   * @param connection tells which columns have a composite type that is altered
   */
  static List<DataAtRisk> of(Operation operation, Connection connection) throws SQLException {
    if (operation instanceof Alter alter && alter.object().kind() == ObjectKind.COMPOSITE_TYPE) {
      List<DataAtRisk> risks = new ArrayList<>();
      for (Change change : alter.changes()) {
        if (change instanceof Change.DropAttribute drop) {
          for (ObjectId column : CompositeColumns.of(alter.object(), connection)) {
            risks.add(new DataAtRisk(column, Optional.empty(), drop.name()));
          }
        }
      }
      return risks;
    }
    return of(operation).stream().toList();
  }

  private static Optional<DataAtRisk> of(Operation operation) {
    if (operation instanceof Drop drop
        && (drop.object().kind() == ObjectKind.TABLE
            || drop.object().kind() == ObjectKind.COLUMN)) {
      return Optional.of(new DataAtRisk(drop.object(), Optional.empty(), ""));
    }
    if (operation instanceof Alter alter) {
      for (Change change : alter.changes()) {
        if (change instanceof SetType type) {
          return Optional.of(new DataAtRisk(alter.object(), Optional.of(type), ""));
        }
      }
    }
    return Optional.empty();
  }

  QualifiedName table() {
    return object.kind().isTableElement() || ofTable()
        ? object.tableName()
        : object.qualifiedName();
  }

  boolean ofTable() {
    return object.kind() == ObjectKind.TABLE;
  }

  /**
   * Returns which rows lose something, as what stands behind {@code FROM}; empty if none can.
   *
   * @param table the table's name in SQL; PostgreSQL looks for it as it does for a statement's
   */
  Optional<String> lostRows(Connection connection, String table) throws SQLException {
    if (object.kind() == ObjectKind.TABLE) {
      return isOrdinaryTable(connection, table) ? Optional.of(table) : Optional.empty();
    }
    if (object.kind() != ObjectKind.COLUMN) {
      return Optional.empty();
    }
    Optional<StoredColumn> stored = storedColumn(connection, table);
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> condition =
        newType.isEmpty() ? Optional.of(dropped(stored.get())) : changed(stored.get());
    return condition.map(where -> table + " where " + where);
  }

  private String dropped(StoredColumn stored) {
    if (attribute.isEmpty()) {
      return column() + " is not null";
    }
    String part = "(%s).%s is not null".formatted("%s", SqlIdentifier.quote(attribute));
    return stored.type().endsWith("[]")
        ? "exists (select from unnest(%s) e where %s)".formatted(column(), part.formatted("e"))
        : part.formatted(column());
  }

  private String column() {
    return SqlIdentifier.quote(object.name());
  }

  private static boolean isOrdinaryTable(Connection connection, String table) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select 1 from pg_catalog.pg_class where oid = pg_catalog.to_regclass(?)"
                + " and relkind in ('r', 'p')")) {
      statement.setString(1, table);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  private record StoredColumn(String type, String category) {}

  /** A generated column's values can be had again, so it counts as none. */
  private Optional<StoredColumn> storedColumn(Connection connection, String table)
      throws SQLException {
    String sql =
        """
        select pg_catalog.format_type(a.atttypid, a.atttypmod), t.typcategory
          from pg_catalog.pg_attribute a join pg_catalog.pg_type t on t.oid = a.atttypid
         where a.attrelid = pg_catalog.to_regclass(?) and a.attname = ? and not a.attisdropped
           and a.attgenerated = ''""";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, table);
      statement.setString(2, object.name());
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(new StoredColumn(row.getString(1), row.getString(2)))
            : Optional.empty();
      }
    }
  }

  /**
   * Returns which values become others. Without {@code USING} PostgreSQL rounds numbers and times
   * without a word, and refuses the rest by itself; with it a value may also become null.
   */
  private Optional<String> changed(StoredColumn stored) {
    SqlType type = newType.orElseThrow().type();
    String using = newType.orElseThrow().using();
    if (!mayLose(stored, type)) {
      return Optional.empty();
    }
    if (using.isEmpty()) {
      return changedByAssignment(stored, type);
    }
    return Optional.of(
        "%s is not null and ((%s) is null%s)".formatted(column(), using, alsoLost(stored, type)));
  }

  /** What is longer in anything but blanks at its end is not cut, but refused. */
  private Optional<String> changedByAssignment(StoredColumn stored, SqlType type) {
    if (stored.category().equals(STRING) && !type.modifiers().isEmpty()) {
      return Optional.of(
          "char_length(%1$s::text) > %2$d and char_length(rtrim(%1$s::text, ' ')) <= %2$d"
              .formatted(column(), type.modifiers().get(0)));
    }
    return ROUNDED.contains(stored.category())
        ? Optional.of("%1$s::%2$s::%3$s <> %1$s".formatted(column(), type, stored.type()))
        : Optional.empty();
  }

  /** One element is taken from an array, and any number but 0 becomes true. */
  private String alsoLost(StoredColumn stored, SqlType type) {
    if (SqlType.parse(stored.type()).isArray() && !type.isArray()) {
      return " or cardinality(%s) > 1".formatted(column());
    }
    boolean fromNumber = stored.category().equals(NUMBER);
    return fromNumber && type.equals(SqlType.of("boolean"))
        ? " or %s not in (0, 1)".formatted(column())
        : "";
  }

  private boolean mayLose(StoredColumn stored, SqlType type) {
    Table table = Table.of(object.tableName());
    Column before = Column.of(table.name(), object.name(), SqlType.parse(stored.type()));
    Alter alter = Alter.of(object, new SetType(type, newType.orElseThrow().using()));
    return !Replay.losses(List.of(alter), Schema.of(table, before)).isEmpty();
  }
}
