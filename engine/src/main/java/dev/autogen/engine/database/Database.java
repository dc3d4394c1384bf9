package dev.autogen.engine.database;

import dev.autogen.catalog.CatalogScope;
import dev.autogen.engine.configuration.Bundle;
import dev.autogen.engine.configuration.Configuration;
import dev.autogen.engine.configuration.DatabaseAddress;
import dev.autogen.engine.configuration.Setting;
import dev.autogen.migration.Interruption;
import dev.autogen.revision.AutogenException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The database of a project: one on a server, or the private one that autogen keeps. */
public final class Database implements AutoCloseable {

  private static final String EMBEDDED_URL = "embedded:postgresql";
  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  private final Connector connector;
  private final Optional<EmbeddedDatabase> embedded;
  private final Configuration configuration;
  private final Interruption interruption;

  private Database(
      Connector connector,
      Optional<EmbeddedDatabase> embedded,
      Configuration configuration,
      Interruption interruption) {
    this.connector = connector;
    this.embedded = embedded;
    this.configuration = configuration;
    this.interruption = interruption;
  }

  /** Tells whether a configuration asks for the private database. */
  public static boolean isEmbedded(Configuration configuration) {
    return configuration.get("url").filter(EMBEDDED_URL::equals).isPresent();
  }

  /**
   * Opens what the configuration names; the private server is started if it does not run.
   *
   * @param scratch the project's {@code .autogen} directory
   * @param major the version of a private server
   * @param interruption ends what runs on the connections
   */
  public static Database open(
      Configuration configuration, Path scratch, int major, Interruption interruption) {
    String role = configuration.get("role").orElse("");
    if (isEmbedded(configuration)) {
      if (Bundle.isRunning()) {
        throw AutogenException.usage(
            "A bundle brings no embedded PostgreSQL along. Give the url of a server with --url or AUTOGEN_URL.");
      }
      JdbcProperties jdbc = JdbcProperties.of(configuration, "");
      EmbeddedDatabase server =
          EmbeddedDatabase.start(scratch.resolve("postgresql"), major, configuration.directory());
      return new Database(
          new Connector(server.address(), jdbc, role),
          Optional.of(server),
          configuration,
          interruption);
    }
    DatabaseAddress address = Credentials.address(configuration);
    JdbcProperties jdbc = JdbcProperties.of(configuration, address.url());
    return new Database(
        new Connector(address, jdbc, role), Optional.empty(), configuration, interruption);
  }

  /** Tells whether this is the private database, which nobody else cares for. */
  public boolean isPrivate() {
    return embedded.isPresent();
  }

  /** Opens a connection, or fails with a sentence that says what to do. */
  public Connection connect() {
    return interruption.watch(connector.open());
  }

  /**
   * Returns the major version of the server, such as 18.
   *
   * @throws AutogenException if there is no connection to it
   */
  public int serverMajor() {
    try (Connection connection = connect()) {
      return connection.getMetaData().getDatabaseMajorVersion();
    } catch (SQLException e) {
      throw AutogenException.failed(
          "Database %s does not tell its version: %s.".formatted(name(), e.getMessage()), e);
    }
  }

  /**
   * Returns what of the catalog is read: the default schema and others.
   *
   * @param otherSchemas their real names
   */
  public CatalogScope scope(List<String> otherSchemas) {
    String schema = configuration.schema();
    CatalogScope own =
        schema.isEmpty() ? CatalogScope.currentSchema() : CatalogScope.ofSchema(schema);
    return own.withSchemas(otherSchemas);
  }

  /** Returns the name of the database, for messages. */
  public String name() {
    return connector.address().database();
  }

  /**
   * Returns what messages call it, with what is not as usual: {@code Database blog at db:5432 as
   * deployer (profile prod, role owner, from AUTOGEN_URL)}; of one among several its schema too.
   */
  public String describe() {
    List<String> unusual = new ArrayList<>();
    if (isPrivate()) {
      unusual.add("embedded");
    }
    configuration.profile().ifPresent(profile -> unusual.add("profile " + profile));
    if (!connector.role().isEmpty()) {
      unusual.add("role " + connector.role());
    }
    if (!configuration.name().isEmpty()) {
      configuration.get("schema").ifPresent(schema -> unusual.add("schema " + schema));
    }
    List<String> sources = unusualSources();
    if (!sources.isEmpty()) {
      unusual.add("from " + String.join(" and ", sources));
    }
    return connector.address().describe()
        + (unusual.isEmpty() ? "" : " (" + String.join(", ", unusual) + ")");
  }

  private List<String> unusualSources() {
    return Stream.of("url", "username", "role", "schema")
        .flatMap(key -> configuration.setting(key).stream())
        .filter(setting -> !setting.usual())
        .map(Setting::source)
        .distinct()
        .toList();
  }

  /**
   * Returns a failure with the user and the role, where it is for lack of a privilege; otherwise as
   * it is.
   */
  public AutogenException explained(AutogenException failure) {
    if (failure.kind() != AutogenException.Kind.FAILED) {
      return failure;
    }
    for (Throwable t = failure.getCause(); t != null; t = t.getCause()) {
      if (t instanceof SQLException sql
          && INSUFFICIENT_PRIVILEGE.equals(sql.getSQLState())
          && !failure.getMessage().contains("take the role")) {
        return AutogenException.failed(
            failure.getMessage() + " " + privileges(), failure.getCause());
      }
    }
    return failure;
  }

  private String privileges() {
    String user = connector.address().user();
    return connector.role().isEmpty()
        ? "It was done as %s: grant what it lacks, or name a role that may with --role."
            .formatted(user)
        : "It was done as %s in the role %s: grant what that lacks, or name another role."
            .formatted(user, connector.role());
  }

  /** Returns what of the catalog is read where nothing names other schemas: the default one. */
  public CatalogScope scope() {
    return scope(List.of());
  }

  @Override
  public void close() {
    embedded.ifPresent(EmbeddedDatabase::close);
  }
}
