package dev.autogen.engine.database;

import dev.autogen.engine.configuration.DatabaseAddress;
import dev.autogen.schema.SqlIdentifier;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Opens connections to a database.
 *
 * @param address where it is, and who connects
 * @param jdbc what the driver is told besides
 * @param role the role that the user takes; empty for none
 */
record Connector(DatabaseAddress address, JdbcProperties jdbc, String role) {

  private static final String OPTIONS = "options";

  /**
   * Opens a connection, in the role.
   *
   * @throws dev.autogen.revision.AutogenException with a sentence about what to do, when the server
   *     cannot be reached or refuses
   */
  Connection open() {
    try {
      Connection connection =
          DriverManager.getConnection(address.url().replaceFirst("\\?.*$", ""), properties());
      takeRole(connection);
      return connection;
    } catch (SQLException e) {
      throw new ConnectionFailure(address, role, secrets()).of(e);
    }
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", "autogen");
    jdbc.values().forEach(properties::setProperty);
    if (!address.username().isEmpty()) {
      properties.setProperty("user", address.username());
    }
    if (!address.password().isEmpty()) {
      properties.setProperty("password", address.password());
    }
    if (!role.isEmpty()) {
      String others = properties.getProperty(OPTIONS, "");
      properties.setProperty(
          OPTIONS, (others + " -c role=" + role.replaceAll("([\\\\\\s])", "\\\\$1")).strip());
    }
    return properties;
  }

  /**
   * What a session starts with is what RESET ROLE goes back to (PostgreSQL, "SET ROLE"), so the
   * role is among its options. A pooler may leave these out; then a statement has to do.
   */
  private void takeRole(Connection connection) throws SQLException {
    if (role.isEmpty()) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("set role " + SqlIdentifier.quote(role));
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private List<String> secrets() {
    return Stream.concat(
            Stream.of(address.password()),
            jdbc.values().entrySet().stream()
                .filter(entry -> entry.getKey().contains("password"))
                .map(entry -> entry.getValue()))
        .filter(secret -> !secret.isEmpty())
        .toList();
  }

  /** A record's own form is well without what the driver is told. */
  @Override
  public String toString() {
    return address.describe();
  }
}
