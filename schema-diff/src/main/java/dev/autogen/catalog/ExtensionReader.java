package dev.autogen.catalog;

import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SchemaName;
import dev.autogen.schema.SqlIdentifier;
import java.sql.SQLException;
import java.util.List;

/**
 * Reads the extensions whose objects live in the schemas in scope; so not {@code plpgsql}, which
 * every database has. The objects themselves are left out everywhere.
 */
final class ExtensionReader {

  private static final String SQL =
      """
      select e.oid, e.extname, n.nspname
      from pg_extension e
      join pg_namespace n on n.oid = e.extnamespace
      where n.nspname = any (?)
      """;

  private ExtensionReader() {}

  static void read(CatalogSession session, Findings findings) throws SQLException {
    session.query(
        SQL,
        row -> {
          QualifiedName name = QualifiedName.of(row.text("extname"));
          SchemaName schema = session.schemaName(row.text("nspname"));
          String sqlName = SqlIdentifier.quote(name);
          String place = schema.isDefault() ? "" : " schema " + SqlIdentifier.quote(schema.name());
          findings.addOpaque(
              new Findings.Address("pg_extension", row.number("oid")),
              new OpaqueObject(
                  ObjectKind.EXTENSION,
                  name,
                  "create extension " + sqlName + place,
                  "drop extension " + sqlName,
                  List.of()));
        });
  }
}
