package dev.autogen.engine.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.engine.configuration.Configuration;
import dev.autogen.engine.configuration.ConfigurationRequest;
import dev.autogen.engine.configuration.DatabaseAddress;
import dev.autogen.migration.Interruption;
import dev.autogen.revision.AutogenException;
import dev.autogen.testing.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectorTest {

  private static final String SECRET = "s3cr3t-tls";

  @TempDir Path directory;

  /** Returns the database of a project with those settings. */
  private Database database(String... keysAndValues) {
    Map<String, String> settings = new HashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      settings.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    Configuration configuration =
        Configuration.load(
            new ConfigurationRequest(directory, Optional.empty(), "", settings, Map.of()));
    return Database.open(configuration, directory.resolve(".autogen"), 18, new Interruption());
  }

  private static String answer(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static AbstractThrowableAssert<?, ?> assertRefused(Database database) {
    return assertThatThrownBy(database::connect)
        .isInstanceOf(AutogenException.class)
        .satisfies(e -> assertThat(((AutogenException) e).kind().exitCode()).isEqualTo(1))
        .satisfies(e -> assertThat(e.getMessage()).endsWith(".").doesNotContain("\n"))
        .satisfies(
            e -> {
              StringWriter trace = new StringWriter();
              e.printStackTrace(new PrintWriter(trace, true));
              assertThat(trace.toString()).doesNotContain(SECRET);
            });
  }

  @Test
  void everyConnectionIsInTheRoleAndAResetLeavesItThere() throws SQLException {
    try (TestDatabase server = TestDatabase.create()) {
      String role = "Owner of " + server.name();
      server.execute("create role \"%s\" nologin".formatted(role));
      try {
        Database database = database("url", server.url(), "role", role);
        for (int i = 0; i < 2; i++) {
          try (Connection connection = database.connect()) {
            assertThat(answer(connection, "select current_user")).isEqualTo(role);
            execute(connection, "reset role");
            assertThat(answer(connection, "select current_user")).isEqualTo(role);
            execute(connection, "reset all");
            assertThat(answer(connection, "select current_user")).isEqualTo(role);
            execute(connection, "discard all");
            assertThat(answer(connection, "select current_user")).isEqualTo(role);
          }
        }
        assertThat(database.describe()).endsWith(" (role " + role + ")");
      } finally {
        server.execute("drop role \"%s\"".formatted(role));
      }
    }
  }

  @Test
  void optionsOfTheConfigurationHoldBesidesTheRole() throws SQLException {
    try (TestDatabase server = TestDatabase.create()) {
      Database database =
          database(
              "url", server.url(),
              "role", "pg_monitor",
              "jdbc.options", "-c statement_timeout=77s",
              "jdbc.ApplicationName", "migrations");
      try (Connection connection = database.connect()) {
        assertThat(answer(connection, "select current_user")).isEqualTo("pg_monitor");
        assertThat(answer(connection, "show statement_timeout")).isEqualTo("77s");
        assertThat(answer(connection, "show application_name")).isEqualTo("migrations");
      }
    }
  }

  @Test
  void aRoleThatIsNotThereOrNotGranted() {
    try (TestDatabase server = TestDatabase.create()) {
      String user = "app_" + server.name();
      server.execute("create role %s login".formatted(user));
      try {
        assertRefused(database("url", server.url(), "role", "nobody_at_all"))
            .hasMessageContaining("There is no role nobody_at_all at localhost");
        assertRefused(
                database("url", server.url(), "username", user, "role", "pg_write_server_files"))
            .hasMessageContaining("User %s may not take the role pg_write_server_files", user);
      } finally {
        server.execute("drop role " + user);
      }
    }
  }

  @Test
  void encryptionThatTheServerDoesNotHave() {
    try (TestDatabase server = TestDatabase.create()) {
      for (String mode : new String[] {"require", "verify-full"}) {
        assertRefused(database("url", server.url(), "jdbc.sslmode", mode))
            .hasMessageContaining("does not support SSL")
            .hasMessageContaining("jdbc.sslmode=prefer");
      }
      assertRefused(database("url", server.url() + "&sslmode=require"))
          .hasMessageContaining("does not support SSL");
    }
  }

  @Test
  void certificates() throws IOException, GeneralSecurityException, SQLException {
    Path other = Files.createDirectory(directory.resolve("other"));
    try (TlsServer server = new TlsServer(directory)) {
      String url = server.url("localhost");
      String trusted = server.certificate().toString();
      String strict = "verify-full";
      Database verified = database("url", url, "jdbc.sslmode", strict, "jdbc.sslrootcert", trusted);
      try (Connection connection = verified.connect()) {
        assertThat(answer(connection, "select ssl from pg_stat_ssl where pid = pg_backend_pid()"))
            .isEqualTo("t");
      }
      assertRefused(
              database(
                  "url", server.url("127.0.0.1"),
                  "jdbc.sslmode", strict,
                  "jdbc.sslrootcert", trusted))
          .hasMessageContaining("is for another host name")
          .hasMessageContaining("jdbc.sslmode=verify-ca");
      assertRefused(
              database(
                  "url",
                  url,
                  "jdbc.sslmode",
                  "verify-ca",
                  "jdbc.sslrootcert",
                  TlsServer.another(other).toString()))
          .hasMessageContaining("certificate that is not trusted")
          .hasMessageContaining("jdbc.sslrootcert=FILE");
      assertRefused(
              database(
                  "url",
                  url,
                  "jdbc.sslmode",
                  "verify-ca",
                  "jdbc.sslrootcert",
                  directory.resolve("nowhere.crt").toString()))
          .hasMessageContaining("nowhere.crt")
          .hasMessageContaining("is missing");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://no-such-host.invalid/blog, There is no host of the name in no-such-host",
    "jdbc:postgresql://127.0.0.1:1/blog, No PostgreSQL answers at 127.0.0.1:1",
    "jdbc:postgresql://ada:s3cr3t-tls@127.0.0.1:1/blog, No PostgreSQL answers at 127.0.0.1:1",
  })
  void nobodyThere(String url, String message) {
    assertRefused(database("url", url)).hasMessageStartingWith(message);
  }

  @Test
  void nobodyListening() {
    String url = "jdbc:postgresql://127.0.0.1:1/blog";
    Connector connector =
        new Connector(DatabaseAddress.of(url, "ada", "p"), JdbcProperties.of(url), "");
    assertThatThrownBy(connector::open)
        .isInstanceOf(AutogenException.class)
        .hasMessage("No PostgreSQL answers at 127.0.0.1:1. Start it, or correct the url.");
  }
}
