package dev.autogen.catalog;

import dev.autogen.revision.AutogenException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What has to be known of a server before its catalog can be read.
 *
 * @param version {@code server_version_num}, such as 180006
 * @param defaultSchema the real name of the default schema
 */
record ServerFacts(int version, String defaultSchema) {

  private static final int OLDEST_MAJOR_VERSION = 14;

  static ServerFacts read(Connection connection, CatalogScope scope) throws SQLException {
    requirePostgresql(connection.getMetaData());
    String sql = "select current_setting('server_version_num')::int, coalesce(?, current_schema())";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, scope.defaultSchema().orElse(null));
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        String defaultSchema = result.getString(2);
        if (defaultSchema == null) {
          throw AutogenException.failed(
              "The search path of this connection names no schema that this role can use."
                  + " Create one, or set currentSchema in the URL.");
        }
        return new ServerFacts(result.getInt(1), defaultSchema);
      }
    }
  }

  private static void requirePostgresql(DatabaseMetaData server) throws SQLException {
    if (!server.getDatabaseProductName().equals("PostgreSQL")
        || server.getDatabaseMajorVersion() < OLDEST_MAJOR_VERSION) {
      throw AutogenException.failed(
          "This is %s %s, but autogen reads PostgreSQL %d and newer. Connect to such a server."
              .formatted(
                  server.getDatabaseProductName(),
                  server.getDatabaseProductVersion(),
                  OLDEST_MAJOR_VERSION));
    }
  }
}
