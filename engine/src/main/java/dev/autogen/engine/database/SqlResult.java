package dev.autogen.engine.database;

import dev.autogen.revision.AutogenException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a statement returned.
 *
 * @param columns the names of the columns; empty when it returned no rows by its nature
 * @param values the values of each row as PostgreSQL's text; empty for {@code null}
 * @param updated how many rows it changed
 */
public record SqlResult(List<String> columns, List<List<Optional<String>>> values, int updated) {

  /** Returns the rows as text, with {@code null} as that word. */
  public List<List<String>> rows() {
    return values.stream()
        .map(row -> row.stream().map(value -> value.orElse("null")).toList())
        .toList();
  }

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
    List<List<Optional<String>>> rows = new ArrayList<>();
    while (result.next()) {
      List<Optional<String>> row = new ArrayList<>();
      for (int i = 1; i <= columns.size(); i++) {
        row.add(Optional.ofNullable(result.getString(i)));
      }
      rows.add(row);
    }
    return new SqlResult(columns, rows, 0);
  }
}
