package dev.autogen.catalog;

import dev.autogen.schema.NamedSchema;
import dev.autogen.schema.SchemaName;
import java.sql.SQLException;

/** Reads schemas other than the default one. */
final class SchemaReader {

  private static final String SQL =
      """
      select nspname
      from pg_namespace
      where nspname = any (?)
      """;

  private SchemaReader() {}

  static void read(CatalogSession session, Findings findings) throws SQLException {
    session.query(
        SQL,
        row -> {
          SchemaName name = session.schemaName(row.text("nspname"));
          if (!name.isDefault()) {
            findings.add(new NamedSchema(name));
          }
        });
  }
}
