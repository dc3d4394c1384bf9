package dev.autogen.engine.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.engine.configuration.DatabaseAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

  private static final int MAJOR = 18;

  @TempDir Path directory;

  private EmbeddedDatabase start() {
    return EmbeddedDatabase.start(directory, MAJOR, directory);
  }

  private static Connection open(EmbeddedDatabase database) {
    DatabaseAddress address = database.address();
    return new Connector(address, JdbcProperties.of(address.url()), "").open();
  }

  private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = open(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int count(EmbeddedDatabase database) throws SQLException {
    try (Connection connection = open(database);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select count(*) from t")) {
      result.next();
      return result.getInt(1);
    }
  }

  @Test
  void rowsOutliveTheServer() throws SQLException {
    try (EmbeddedDatabase database = start()) {
      execute(database, "create table t as select 1 as id");
    }
    try (EmbeddedDatabase database = start()) {
      assertThat(count(database)).isEqualTo(1);
    }
  }

  @Test
  void aServerThatStillRunsIsJoined() throws Exception {
    try (EmbeddedDatabase first = start()) {
      execute(first, "create table t as select 1 as id");
      Process other =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  JoinAndLeave.class.getName(),
                  directory.toString())
              .inheritIO()
              .start();
      assertThat(other.waitFor()).isZero();
      assertThat(count(first)).as("the other process must not stop it").isEqualTo(1);
    }
  }

  /** Another process that uses the server and ends before the first. */
  static final class JoinAndLeave {
    public static void main(String[] arguments) throws SQLException {
      Path directory = Path.of(arguments[0]);
      try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, MAJOR, directory)) {
        if (count(database) != 1) {
          throw new IllegalStateException("another server");
        }
      }
    }
  }
}
