package dev.autogen.engine.database;

import dev.autogen.revision.AutogenException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What a statement returned.
 *
 * @param columns the names of the columns; empty when it returned no rows by its nature
 * @param rows the values as text, {@code null} in SQL as that word
 * @param updated how many rows it changed
 */
public record SqlResult(List<String> columns, List<List<String>> rows, int updated) {

  /**
   * Runs one statement in a transaction of its own.
   *
   * @throws AutogenException with PostgreSQL's message if it refuses
   */
  public static SqlResult of(Database database, String sql) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      // Braces in SQL are not JDBC escapes.
      statement.setEscapeProcessing(false);
      if (!statement.execute(sql)) {
        return new SqlResult(List.of(), List.of(), Math.max(0, statement.getUpdateCount()));
      }
      try (ResultSet result = statement.getResultSet()) {
        return read(result);
      }
    } catch (SQLException e) {
      throw AutogenException.failed(
          "PostgreSQL refuses the statement: %s."
              .formatted(e.getMessage().lines().findFirst().orElse("")),
          e);
    }
  }

  private static SqlResult read(ResultSet result) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
      columns.add(result.getMetaData().getColumnLabel(i));
    }
    List<List<String>> rows = new ArrayList<>();
    while (result.next()) {
      List<String> row = new ArrayList<>();
      for (int i = 1; i <= columns.size(); i++) {
        row.add(String.valueOf(result.getString(i)));
      }
      rows.add(row);
    }
    return new SqlResult(columns, rows, 0);
  }
}
