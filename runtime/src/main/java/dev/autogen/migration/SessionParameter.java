package dev.autogen.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Parameters of the server, as {@code SET} sets them for a session or a transaction. */
final class SessionParameter {

  private SessionParameter() {}

  static String current(Connection connection, String name) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select pg_catalog.current_setting(?)")) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  /**
   * Sets a parameter, and returns what it was.
   *
   * @param local whether for the transaction alone
   */
  static String set(Connection connection, String name, String value, boolean local)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select pg_catalog.current_setting(?), pg_catalog.set_config(?, ?, ?)")) {
      statement.setString(1, name);
      statement.setString(2, name);
      statement.setString(3, value);
      statement.setBoolean(4, local);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }
}
