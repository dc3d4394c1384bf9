package dev.autogen.cli.it;

import dev.autogen.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The rows of a database in a few words: equal where no table has other values. */
final class RowDigest {

  /** A query of a line for each table: its name, its number of rows, and a sum over their text. */
  private static final String QUERY =
      """
      select string_agg(
               format('select %L || count(*) || '' '' || coalesce(sum(hashtext(t::text)), 0) from %I t',
                      tablename || ' ', tablename),
               ' union all ' order by tablename)
      from pg_catalog.pg_tables where schemaname = 'public' and tablename !~ '^autogen_'
      """;

  private RowDigest() {}

  /** Returns it. */
  static String of(TestDatabase database) {
    try (Connection connection = database.connect()) {
      return lines(connection, lines(connection, QUERY));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String lines(Connection connection, String sql) throws SQLException {
    StringBuilder lines = new StringBuilder();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        lines.append(rows.getString(1)).append('\n');
      }
    }
    return lines.toString();
  }
}
