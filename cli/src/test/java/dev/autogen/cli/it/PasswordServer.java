package dev.autogen.cli.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A PostgreSQL that asks the role {@code app} for a password; the other test servers trust
 * everybody.
 */
final class PasswordServer implements AutoCloseable {

  private final Path data;
  private final EmbeddedPostgres server;

  PasswordServer() throws IOException {
    data = Files.createTempDirectory("autogen-password");
    server = EmbeddedPostgres.builder().setDataDirectory(data).start();
    Path rules = data.resolve("pg_hba.conf");
    Files.writeString(rules, "host all app all scram-sha-256\n" + Files.readString(rules));
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create role app login password 'the right one'");
      statement.execute("select pg_reload_conf()");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the URL of a database, without a role and a password. */
  String url() {
    return "jdbc:postgresql://localhost:%d/postgres".formatted(server.getPort());
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
