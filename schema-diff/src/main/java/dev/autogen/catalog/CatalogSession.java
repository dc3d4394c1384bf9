package dev.autogen.catalog;

import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SchemaName;
import dev.autogen.schema.SqlType;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One reading of the catalog: a transaction in which PostgreSQL prints everything in one way,
 * whatever the settings of the session are.
 */
final class CatalogSession implements AutoCloseable {

  private final Connection connection;
  private final boolean ownTransaction;
  private final ServerFacts server;
  private final PrintSettings printSettings;
  private final List<String> schemas;
  private final Map<String, SqlType> types = new HashMap<>();

  private CatalogSession(
      Connection connection, boolean ownTransaction, ServerFacts server, List<String> schemas)
      throws SQLException {
    this.connection = connection;
    this.ownTransaction = ownTransaction;
    this.server = server;
    this.schemas = schemas;
    this.printSettings = PrintSettings.set(connection, server.defaultSchema(), "pg_temp");
  }

  static CatalogSession open(Connection connection, CatalogScope scope) throws SQLException {
    boolean ownTransaction = connection.getAutoCommit();
    if (ownTransaction) {
      connection.setAutoCommit(false);
    }
    try {
      if (ownTransaction) {
        // Not by setReadOnly and setTransactionIsolation, which would change the session.
        try (Statement statement = connection.createStatement()) {
          statement.execute("set transaction isolation level repeatable read, read only");
        }
      }
      ServerFacts server = ServerFacts.read(connection, scope);
      List<String> schemas = new ArrayList<>(scope.otherSchemas());
      schemas.remove(server.defaultSchema());
      schemas.add(server.defaultSchema());
      return new CatalogSession(connection, ownTransaction, server, List.copyOf(schemas));
    } catch (SQLException | RuntimeException e) {
      if (ownTransaction) {
        endTransaction(connection, e);
      }
      throw e;
    }
  }

  private static void endTransaction(Connection connection, Exception cause) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  int serverVersion() {
    return server.version();
  }

  String defaultSchema() {
    return server.defaultSchema();
  }

  /** Returns the first text on a server of that major version or newer, else the second. */
  String since(int majorVersion, String sql, String before) {
    return server.version() >= majorVersion * 10_000 ? sql : before;
  }

  /** Returns the schema of a real name, which is DEFAULT for the default schema. */
  SchemaName schemaName(String realName) {
    return realName.equals(server.defaultSchema()) ? SchemaName.DEFAULT : SchemaName.of(realName);
  }

  QualifiedName name(String realSchema, String name) {
    return new QualifiedName(schemaName(realSchema), name);
  }

  /** Returns the type that {@code format_type} printed. */
  SqlType type(String printed) {
    return types.computeIfAbsent(
        printed,
        text -> {
          SqlType type = SqlType.parse(text);
          return type.schema().name().equals(server.defaultSchema())
              ? type.renamed(QualifiedName.of(type.name()))
              : type;
        });
  }

  /** Reads the rows of a query whose one parameter is a {@code text[]} of the schemas in scope. */
  void query(String sql, Row.Reader reader) throws SQLException {
    query(sql, connection.createArrayOf("text", schemas.toArray()), reader);
  }

  /** Reads the rows of a query whose one parameter is an {@code oid[]}. */
  void queryByOid(String sql, Collection<Long> oids, Row.Reader reader) throws SQLException {
    query(sql, connection.createArrayOf("oid", oids.toArray()), reader);
  }

  private void query(String sql, Array parameter, Row.Reader reader) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, parameter);
      try (ResultSet result = statement.executeQuery()) {
        Row row = new Row(result);
        while (result.next()) {
          reader.read(row);
        }
      }
    } finally {
      parameter.free();
    }
  }

  /** Gives the caller's transaction its settings back; only a reading that succeeded can. */
  void restore() throws SQLException {
    if (!ownTransaction) {
      printSettings.restore(connection);
    }
  }

  @Override
  public void close() throws SQLException {
    if (ownTransaction) {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }
}
