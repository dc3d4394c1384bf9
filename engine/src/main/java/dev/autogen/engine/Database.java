package dev.autogen.engine;

import dev.autogen.catalog.CatalogScope;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;

/** The database of a project: one on a server, or the private one that autogen keeps. */
public final class Database implements AutoCloseable {

  private static final String EMBEDDED_URL = "embedded:postgresql";

  private final DatabaseAddress address;
  private final Optional<EmbeddedDatabase> embedded;
  private final String schema;

  private Database(DatabaseAddress address, Optional<EmbeddedDatabase> embedded, String schema) {
    this.address = address;
    this.embedded = embedded;
    this.schema = schema;
  }

  /** Tells whether a configuration asks for the private database. */
  static boolean isEmbedded(Configuration configuration) {
    return configuration.get("url").filter(EMBEDDED_URL::equals).isPresent();
  }

  /**
   * Opens what the configuration names; the private server is started if it does not run.
   *
   * @param scratch the project's {@code .autogen} directory
   * @param major the version of a private server
   */
  static Database open(Configuration configuration, Path scratch, int major) {
    String schema = configuration.schema();
    if (isEmbedded(configuration)) {
      EmbeddedDatabase server =
          EmbeddedDatabase.start(scratch.resolve("postgresql"), major, configuration.directory());
      return new Database(server.address(), Optional.of(server), schema);
    }
    DatabaseAddress address =
        DatabaseAddress.of(
            configuration.require("url"),
            configuration.get("username").orElse(""),
            configuration.get("password").orElse(""));
    return new Database(address, Optional.empty(), schema);
  }

  /** Tells whether this is the private database, which nobody else cares for. */
  public boolean isPrivate() {
    return embedded.isPresent();
  }

  /** Opens a connection, or fails with a sentence that says what to do. */
  public Connection connect() {
    return address.open();
  }

  /** Returns what of the catalog is read: the default schema and those that the model names. */
  CatalogScope scope(List<String> otherSchemas) {
    CatalogScope own =
        schema.isEmpty() ? CatalogScope.currentSchema() : CatalogScope.ofSchema(schema);
    return own.withSchemas(otherSchemas);
  }

  /** Returns the name of the database, for messages. */
  public String name() {
    return address.database();
  }

  /** Returns what messages call it: {@code Database blog at db:5432 as deployer}. */
  public String describe() {
    return address.describe() + (isPrivate() ? " (embedded)" : "");
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
