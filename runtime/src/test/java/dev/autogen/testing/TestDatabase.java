package dev.autogen.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An empty database on a real PostgreSQL, for one test. Where the server comes from is decided once
 * per JVM, see {@link TestServer}.
 */
public final class TestDatabase implements AutoCloseable {

  private static final String RUN = UUID.randomUUID().toString().substring(0, 8);
  private static final AtomicInteger COUNTER = new AtomicInteger();

  private final TestServer server;
  private final String name;
  private final boolean reusable;
  private boolean closed;

  private TestDatabase(TestServer server, String name, boolean reusable) {
    this.server = server;
    this.name = name;
    this.reusable = reusable;
  }

  /** Creates an empty UTF-8 database. */
  public static TestDatabase create() {
    return create(TestServer.shared());
  }

  /**
   * Creates an empty UTF-8 database on a server of that major version.
   *
   * @param major one of {@link #versions}
   */
  public static TestDatabase create(int major) {
    return create(TestServer.of(major));
  }

  /**
   * Returns those of the major versions that tests can have: all of them, or, where {@code
   * AUTOGEN_TEST_URL} names the server, that one's.
   */
  public static List<Integer> versions(Integer... majors) {
    return TestServer.isGiven() ? List.of(TestServer.shared().version() / 10_000) : List.of(majors);
  }

  private static TestDatabase create(TestServer server) {
    return server
        .used()
        .take()
        .map(name -> new TestDatabase(server, name, true))
        .orElseGet(() -> anew(server));
  }

  private static TestDatabase anew(TestServer server) {
    return new TestDatabase(server, made(server, "template0"), true);
  }

  private static String made(TestServer server, String template) {
    String name = "autogen_" + RUN + "_" + COUNTER.incrementAndGet();
    server.execute("create database " + name + " template " + template + server.creationStrategy());
    return name;
  }

  /** Creates a database with all that this one holds, to which nobody may be connected. */
  public TestDatabase copy() {
    return new TestDatabase(server, made(server, name), false);
  }

  /** Returns the name of the database. */
  public String name() {
    return name;
  }

  /** Returns the JDBC URL of the database; user and password are parameters of it. */
  public String url() {
    return server.urlOf(name);
  }

  /** Returns the major version of the server, such as 18. */
  public int serverVersion() {
    return server.version() / 10_000;
  }

  /** Opens a connection, for the caller to close. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url());
  }

  /** Runs SQL, one or several statements, in a connection of its own. */
  public void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("Test SQL failed: " + e.getMessage() + "\n" + sql, e);
    }
  }

  /**
   * Empties the database for another test, or drops it; sessions that are still in it are ended. A
   * second time it does nothing: the database may be another's by then.
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (!reusable || !server.used().giveBack(this)) {
      server.execute("drop database if exists " + name + " with (force)");
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
