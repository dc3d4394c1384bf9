package dev.autogen.migration;

import dev.autogen.revision.AutogenException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one connection of a run: in autocommit mode except within {@link #inTransaction}. */
final class Session implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Session.class);

  private final Connection connection;
  private final boolean autoCommit;
  private final String database;
  private final String schema;
  private boolean rehearsing;

  private Session(Connection connection, boolean autoCommit, String database, String schema) {
    this.connection = connection;
    this.autoCommit = autoCommit;
    this.database = database;
    this.schema = schema;
  }

  /**
   * Opens a connection.
   *
   * @param schema the schema to work in; empty for the first of the {@code search_path}
   */
  static Session open(ConnectionSource source, String schema) {
    Connection connection;
    try {
      connection = source.open();
    } catch (SQLException e) {
      throw AutogenException.failed("Cannot connect: " + SqlMessages.of(e), e);
    }
    try {
      boolean autoCommit = connection.getAutoCommit();
      connection.setAutoCommit(true);
      String[] place = place(connection);
      return new Session(
          connection, autoCommit, place[0], schema.isEmpty() ? currentSchema(place) : schema);
    } catch (SQLException | RuntimeException e) {
      closeQuietly(connection);
      throw e instanceof RuntimeException unchecked
          ? unchecked
          : AutogenException.failed("Cannot use the connection: " + SqlMessages.of(e), e);
    }
  }

  private static String[] place(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                "select current_database(), current_schema(), current_setting('search_path')");
        ResultSet found = statement.executeQuery()) {
      found.next();
      return new String[] {found.getString(1), found.getString(2), found.getString(3)};
    }
  }

  private static String currentSchema(String[] place) {
    if (place[1] == null) {
      throw AutogenException.failed(
          "Database %s has none of the schemas of search_path (%s). Create one, or name another."
              .formatted(place[0], place[2]));
    }
    return place[1];
  }

  Connection connection() {
    return connection;
  }

  String database() {
    return database;
  }

  /** Returns the exact name of the schema that unqualified names live in. */
  String schema() {
    return schema;
  }

  /** Tells whether all is rolled back in the end. */
  boolean isRehearsing() {
    return rehearsing;
  }

  /** Work within a transaction. */
  @FunctionalInterface
  interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  /** Runs work all of whose transactions become one, which is rolled back in the end. */
  <T> T inRehearsal(Work<T> work) throws SQLException {
    connection.setAutoCommit(false);
    rehearsing = true;
    try {
      T result = work.run(connection);
      connection.rollback();
      connection.setAutoCommit(true);
      return result;
    } catch (SQLException | RuntimeException | Error e) {
      rollBack(e);
      throw e;
    } finally {
      rehearsing = false;
    }
  }

  /** Runs work in a transaction, which is rolled back whatever it throws. */
  <T> T inTransaction(Work<T> work) throws SQLException {
    if (rehearsing) {
      return work.run(connection);
    }
    connection.setAutoCommit(false);
    T result;
    try {
      result = work.run(connection);
      connection.commit();
    } catch (SQLException | RuntimeException | Error e) {
      rollBack(e);
      throw e;
    }
    connection.setAutoCommit(true);
    return result;
  }

  private void rollBack(Throwable cause) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      // Then the connection is gone, and the server has rolled back by itself.
      cause.addSuppressed(e);
    }
  }

  @Override
  public void close() {
    try {
      if (!connection.isClosed()) {
        connection.setAutoCommit(autoCommit);
      }
    } catch (SQLException e) {
      LOG.debug("The connection's autocommit mode could not be restored", e);
    }
    closeQuietly(connection);
  }

  private static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("The connection could not be closed", e);
    }
  }
}
