package dev.autogen.migration;

import dev.autogen.revision.AutogenException;
import dev.autogen.schema.SqlIdentifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one connection of a run: in autocommit mode except within {@link #inTransaction}. */
final class Session implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Session.class);

  private final Connection connection;
  private final boolean autoCommit;
  private final String database;
  private final String schema;
  private final SessionSettings settings;
  private boolean rehearsing;

  private Session(
      Connection connection,
      boolean autoCommit,
      String database,
      String schema,
      SessionSettings settings) {
    this.connection = connection;
    this.autoCommit = autoCommit;
    this.database = database;
    this.schema = schema;
    this.settings = settings;
  }

  /**
   * Opens a connection.
   *
   * @param schema the schema to work in, which the session's {@code search_path} is led to first,
   *     so that a revision's own SQL goes there too; empty for the first of it
   * @param interruption what ends its statements
   */
  static Session open(ConnectionSource source, String schema, Interruption interruption) {
    Connection connection;
    try {
      connection = interruption.watch(source.open());
    } catch (SQLException e) {
      throw AutogenException.failed("Cannot connect: " + SqlMessages.of(e), e);
    }
    try {
      boolean autoCommit = connection.getAutoCommit();
      connection.setAutoCommit(true);
      String[] place = place(connection);
      return new Session(
          connection,
          autoCommit,
          place[0],
          schema.isEmpty() ? currentSchema(place) : schema,
          SessionSettings.set(connection, searchPath(schema, place)));
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

  /** Returns the search path with the schema before those that it has. */
  private static String searchPath(String schema, String... place) {
    if (schema.isEmpty() || schema.equals(place[1])) {
      return place[2];
    }
    String first = SqlIdentifier.quote(schema);
    return place[2].isEmpty() ? first : first + ", " + place[2];
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

  /** Returns what the session is set to. */
  SessionSettings settings() {
    return settings;
  }

  String database() {
    return database;
  }

  /** Returns the exact name of the schema that unqualified names live in. */
  String schema() {
    return schema;
  }

  /** Tells whether all that is done now is rolled back in the end. */
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
      T result = work.run(connection);
      checkDeferred();
      return result;
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

  /**
   * Deferred constraints are checked when a transaction ends, which those of a rehearsal do not.
   */
  private void checkDeferred() throws SQLException {
    Savepoint before = connection.setSavepoint();
    try (Statement statement = connection.createStatement()) {
      statement.execute("set constraints all immediate");
    }
    // Takes back the setting alone: what follows may defer again.
    connection.rollback(before);
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
        settings.restore(connection);
        connection.setAutoCommit(autoCommit);
      }
    } catch (SQLException e) {
      LOG.debug("The connection could not be made what it was", e);
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
