package dev.autogen.engine.seed;

import dev.autogen.schema.SqlIdentifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Columns of a table that stay null at first and are filled when all rows are there, for their
 * foreign keys can neither be deferred nor made to be. The values wait in a temporary table.
 */
final class SecondPass {

  private final Connection connection;
  private final String table;
  private final String name;
  private final List<String> columns;
  private final List<String> key;
  private final List<String> filled;

  /**
   * @param table the table's name in SQL
   * @param name what the temporary table is called
   * @param columns the columns that get values
   * @param key those that tell a row from others
   * @param filled those that are filled later
   */
  SecondPass(
      Connection connection,
      String table,
      String name,
      List<String> columns,
      List<String> key,
      List<String> filled) {
    this.connection = connection;
    this.table = table;
    this.name = name;
    this.columns = List.copyOf(columns);
    this.key = List.copyOf(key);
    this.filled = List.copyOf(filled);
  }

  /** Makes the temporary table. */
  void begin() throws SQLException {
    execute(
        "create temporary table %s on commit drop as select %s from %s with no data"
            .formatted(name, names(), table));
  }

  private String names() {
    return IntStream.range(0, key.size() + filled.size())
        .mapToObj(this::column)
        .map(SqlIdentifier::quote)
        .collect(Collectors.joining(", "));
  }

  private String column(int place) {
    return place < key.size() ? key.get(place) : filled.get(place - key.size());
  }

  /** Takes the values out of rows that are about to be written. */
  void keep(List<SourceRow> rows) throws SQLException {
    List<SourceRow> kept = new ArrayList<>();
    for (SourceRow row : rows) {
      String[] values = new String[key.size() + filled.size()];
      boolean hasAny = false;
      for (int i = 0; i < values.length; i++) {
        int place = columns.indexOf(column(i));
        values[i] = row.values()[place];
        if (i >= key.size()) {
          hasAny |= values[i] != null;
          row.values()[place] = null;
        }
      }
      if (hasAny) {
        kept.add(new SourceRow(row.number(), row.key(), values));
      }
    }
    if (!kept.isEmpty()) {
      new CopyWriter(connection, "pg_temp." + name, name, names()).write(kept);
    }
  }

  /** Puts the values into the rows. */
  void fill() throws SQLException {
    String values =
        filled.stream()
            .map(SqlIdentifier::quote)
            .map(column -> column + " = s." + column)
            .collect(Collectors.joining(", "));
    String isSame =
        key.stream()
            .map(SqlIdentifier::quote)
            .map(column -> "t.%s = s.%1$s".formatted(column))
            .collect(Collectors.joining(" and "));
    execute("update %s t set %s from pg_temp.%s s where %s".formatted(table, values, name, isSame));
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
