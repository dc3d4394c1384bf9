package dev.autogen.engine.adoption;

import dev.autogen.catalog.Catalog;
import dev.autogen.catalog.LeftAlone;
import dev.autogen.engine.database.Database;
import dev.autogen.engine.database.SqlResult;
import dev.autogen.revision.AutogenException;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SqlIdentifier;
import java.util.ArrayList;
import java.util.List;

/** Names the tools that changed a database before, and what to do about them. */
public final class OtherTools {

  private static final String NEXT =
      "It is left alone. Once all databases are adopted, take %s out of the application; then its"
          + " tables can be dropped.";

  private static final String COUNT =
      "select count(*) || case count(*) when 1 then ' %s' else ' %s' end from %s";

  private OtherTools() {}

  /** Returns sentences on the tools whose tables a catalog has. */
  public static List<String> notes(Database database, Catalog catalog) {
    List<String> notes = new ArrayList<>();
    for (LeftAlone one : catalog.leftAlone()) {
      if (one.reason() == LeftAlone.Reason.OTHER_TOOL) {
        QualifiedName table = one.object().qualifiedName();
        note(database, catalog, table, notes);
      }
    }
    return notes;
  }

  private static void note(
      Database database, Catalog catalog, QualifiedName table, List<String> notes) {
    String name = sqlName(table, catalog.defaultSchema());
    switch (table.name()) {
      case "databasechangelog" ->
          notes.add(
              "Liquibase has run %s here (table %s). %s"
                  .formatted(
                      value(database, COUNT.formatted("change set", "change sets", name)),
                      table.name(),
                      NEXT.formatted("Liquibase")));
      case "databasechangeloglock" -> {
        // Told with the other table.
      }
      case "alembic_version" ->
          notes.add(
              "Alembic has brought this database to %s (table %s). %s"
                  .formatted(
                      value(database, "select string_agg(version_num, ', ') from " + name),
                      table.name(),
                      NEXT.formatted("Alembic")));
      default ->
          notes.add(
              "Flyway has run %s here, the last to version %s (table %s). %s"
                  .formatted(
                      value(
                          database,
                          COUNT.formatted("migration", "migrations", name + " where success")),
                      value(
                          database,
                          "select version from %s where version is not null order by installed_rank desc limit 1"
                              .formatted(name)),
                      table.name(),
                      NEXT.formatted("Flyway")));
    }
  }

  private static String sqlName(QualifiedName table, String defaultSchema) {
    String schema = table.schema().isDefault() ? defaultSchema : table.schema().name();
    return SqlIdentifier.quote(schema) + "." + SqlIdentifier.quote(table.name());
  }

  /** Who cannot read the table is told as much as is known. */
  private static String value(Database database, String sql) {
    try {
      List<List<String>> rows = SqlResult.of(database, sql).rows();
      return rows.isEmpty() ? "none" : rows.get(0).get(0);
    } catch (AutogenException e) {
      return "what this role may not read";
    }
  }
}
