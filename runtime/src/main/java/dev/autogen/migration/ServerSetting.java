package dev.autogen.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Parameters of the server, as they are in a session or transaction. */
final class ServerSetting {

  private ServerSetting() {}

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

  /** Sets a parameter for the transaction or the session, and returns what it was. */
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
