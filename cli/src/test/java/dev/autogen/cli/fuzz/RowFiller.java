package dev.autogen.cli.fuzz;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Fills the tables of a database, two rows each, in an order that foreign keys allow. What the
 * server accepted is the script for another database with the same tables.
 */
final class RowFiller {

  private static final int ROWS = 2;

  private final CatalogChange change;
  private final Map<String, List<Map<String, String>>> rows = new LinkedHashMap<>();
  private final List<String> script = new ArrayList<>();
  private final Map<String, String> unfilled = new LinkedHashMap<>();

  private RowFiller(CatalogChange change) {
    this.change = change;
  }

  /**
   * What was done.
   *
   * @param script the statements, with semicolons
   * @param unfilled why tables stayed empty, by their name
   */
  record Filled(String script, Map<String, String> unfilled) {}

  /** Fills the tables of the model before. */
  static Filled fill(Connection connection, CatalogChange change) throws SQLException {
    connection.setAutoCommit(false);
    RowFiller filler = new RowFiller(change);
    List<LiveTable> waiting = new ArrayList<>(change.before().values());
    boolean progress = true;
    while (progress && !waiting.isEmpty()) {
      progress = false;
      for (LiveTable table : List.copyOf(waiting)) {
        if (filler.canBeFilled(table)) {
          filler.fill(connection, table);
          waiting.remove(table);
          progress = true;
        }
      }
    }
    waiting.forEach(
        table -> filler.unfilled.putIfAbsent(table.qualifiedName(), "refers to an empty table"));
    connection.commit();
    return new Filled(String.join("\n", filler.script), filler.unfilled);
  }

  private boolean canBeFilled(LiveTable table) {
    return table.foreignKeys().stream()
        .filter(key -> !key.table().equals(table.qualifiedName()))
        .filter(key -> isRequired(table, key))
        .allMatch(key -> rows.containsKey(key.table()));
  }

  private static boolean isRequired(LiveTable table, LiveForeignKey key) {
    return key.columns().stream().anyMatch(column -> table.columns().get(column).notNull());
  }

  private void fill(Connection connection, LiveTable table) throws SQLException {
    if (change.mustBeEmpty(table)) {
      unfilled.put(table.qualifiedName(), "would have to refer to a new table");
      return;
    }
    List<Map<String, String>> filled = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      Optional<Map<String, String>> accepted = insert(connection, table, row, filled);
      accepted.ifPresent(filled::add);
    }
    if (!filled.isEmpty()) {
      unfilled.remove(table.qualifiedName());
      rows.put(table.qualifiedName(), filled);
    }
  }

  private Optional<Map<String, String>> insert(
      Connection connection, LiveTable table, int row, List<Map<String, String>> earlier)
      throws SQLException {
    for (boolean withNulls : new boolean[] {true, false}) {
      Map<String, String> values = values(table, row, earlier, withNulls && row > 0);
      String sql =
          "insert into %s (%s) values (%s);"
              .formatted(
                  table.sql(),
                  values.keySet().stream().map(LiveColumn::quote).collect(Collectors.joining(", ")),
                  String.join(", ", values.values()));
      Savepoint before = connection.setSavepoint();
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
        script.add(sql);
        return Optional.of(values);
      } catch (SQLException e) {
        connection.rollback(before);
        unfilled.put(table.qualifiedName(), e.getMessage().split("\n")[0] + ": " + sql);
      }
    }
    return Optional.empty();
  }

  private Map<String, String> values(
      LiveTable table, int row, List<Map<String, String>> earlier, boolean withNulls) {
    Map<String, String> values = new LinkedHashMap<>();
    for (LiveColumn column : table.columns().values()) {
      if (column.generated()) {
        continue;
      }
      boolean isNull =
          withNulls
              && !column.notNull()
              && !change.isRequiredBySubclass(table, column)
              && Math.floorMod(column.name().hashCode(), 4) == 0;
      values.put(
          column.name(),
          isNull
              ? "null"
              : table
                  .foreignKeyOf(column.name())
                  .map(key -> reference(table, key, column, row, earlier))
                  .orElseGet(() -> column.value(row, change.allowed(table, column))));
    }
    return values;
  }

  private String reference(
      LiveTable table,
      LiveForeignKey key,
      LiveColumn column,
      int row,
      List<Map<String, String>> earlier) {
    List<Map<String, String>> there =
        key.table().equals(table.qualifiedName())
            ? earlier
            : rows.getOrDefault(key.table(), List.of());
    if (there.isEmpty()) {
      return column.notNull() ? column.value(row, List.of()) : "null";
    }
    return there.get(row % there.size()).get(key.referencedBy(column.name()));
  }
}
