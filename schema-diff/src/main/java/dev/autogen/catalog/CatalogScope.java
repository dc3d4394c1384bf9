package dev.autogen.catalog;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which part of a database is read.
 *
 * @param defaultSchema the real name of the schema that {@link
 *     dev.autogen.schema.SchemaName#DEFAULT} stands for; empty for the connection's {@code
 *     current_schema()}
 * @param otherSchemas the real names of further schemas to read
 * @param ownTables the names of autogen's own tables, in whichever schema
 * @param otherTools the names of tables that belong to other tools, in whichever schema; the
 *     history of Flyway is recognised by its columns, too
 */
public record CatalogScope(
    Optional<String> defaultSchema,
    Set<String> otherSchemas,
    Set<String> ownTables,
    Set<String> otherTools) {

  private static final CatalogScope CURRENT_SCHEMA =
      new CatalogScope(
          Optional.empty(),
          Set.of(),
          Set.of("autogen_version", "autogen_history", "autogen_journal", "autogen_meta"),
          Set.of(
              "flyway_schema_history",
              "databasechangelog",
              "databasechangeloglock",
              "alembic_version"));

  public CatalogScope {
    otherSchemas = Set.copyOf(otherSchemas);
    ownTables = Set.copyOf(ownTables);
    otherTools = Set.copyOf(otherTools);
  }

  /** Returns the scope of the schema in which the connection creates objects, and no other. */
  public static CatalogScope currentSchema() {
    return CURRENT_SCHEMA;
  }

  /** Returns the scope of one schema, given by its exact catalog name. */
  public static CatalogScope ofSchema(String name) {
    return new CatalogScope(
        Optional.of(name), Set.of(), CURRENT_SCHEMA.ownTables, CURRENT_SCHEMA.otherTools);
  }

  /** Returns a scope with further schemas, given by their exact catalog names. */
  public CatalogScope withSchemas(Collection<String> names) {
    return new CatalogScope(defaultSchema, union(otherSchemas, names), ownTables, otherTools);
  }

  private static Set<String> union(Set<String> some, Collection<String> others) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }
}
