package dev.autogen.engine.seed;

import dev.autogen.catalog.CatalogScope;
import dev.autogen.revision.AutogenException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/** The tables of the source, as its driver tells of them. */
final class SourceCatalog {

  private static final String[] TABLE_TYPES = {"TABLE", "BASE TABLE", "PARTITIONED TABLE"};

  /** What PostgreSQL has among its tables that is no table of its own: see {@code TableReader}. */
  private static final String NO_TABLES_OF_THEIR_OWN =
      """
      select c.relname from pg_catalog.pg_class c
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
       where n.nspname = current_schema()
         and (c.relispartition
              or exists (select from pg_catalog.pg_inherits i where i.inhrelid = c.oid)
              or exists (select from pg_catalog.pg_depend e
                          where e.classid = 'pg_catalog.pg_class'::regclass and e.objid = c.oid
                            and e.deptype = 'e'))""";

  /** Tables of PostgreSQL whose rows a query gives together with those of others. */
  private static final String WITH_CHILDREN =
      """
      select c.relname from pg_catalog.pg_class c
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
       where n.nspname = current_schema() and c.relkind = 'r'
         and exists (select from pg_catalog.pg_inherits i where i.inhparent = c.oid)""";

  private final SourceDatabase source;
  private final String schema;
  private final Set<String> withChildren;

  private SourceCatalog(SourceDatabase source, String schema, Set<String> withChildren) {
    this.source = source;
    this.schema = schema;
    this.withChildren = withChildren;
  }

  static SourceCatalog of(SourceDatabase source) {
    return source.read(
        "The catalog",
        connection -> {
          String current = source.schema().isEmpty() ? connection.getSchema() : source.schema();
          return new SourceCatalog(
              source,
              current == null ? "" : current,
              ofPostgresql(source, connection, WITH_CHILDREN));
        });
  }

  private static Set<String> ofPostgresql(SourceDatabase source, Connection connection, String sql)
      throws SQLException {
    Set<String> names = new HashSet<>();
    if (source.product() == SourceProduct.POSTGRESQL) {
      try (Statement statement = connection.createStatement();
          ResultSet found = statement.executeQuery(sql)) {
        while (found.next()) {
          names.add(found.getString(1));
        }
      }
    }
    return names;
  }

  /**
   * Returns the names of the tables, sorted, without those of autogen and of other tools.
   *
   * @throws AutogenException if a schema was named that has none
   */
  List<String> tables() {
    return source.read("The catalog", this::tables);
  }

  private List<String> tables(Connection connection) throws SQLException {
    DatabaseMetaData metadata = connection.getMetaData();
    Set<String> left = ofPostgresql(source, connection, NO_TABLES_OF_THEIR_OWN);
    List<String> names = new ArrayList<>();
    try (ResultSet found =
        metadata.getTables(connection.getCatalog(), pattern(metadata), "%", TABLE_TYPES)) {
      while (found.next()) {
        names.add(found.getString("TABLE_NAME"));
      }
    }
    if (names.isEmpty() && !source.schema().isEmpty()) {
      throw AutogenException.usage(
          "The source %s has no tables in a schema %s. Correct --from-schema."
              .formatted(source.shown(), schema));
    }
    return names.stream()
        .filter(name -> !left.contains(name) && !isOfATool(name))
        .sorted()
        .toList();
  }

  private String pattern(DatabaseMetaData metadata) throws SQLException {
    String escape = metadata.getSearchStringEscape();
    if (schema.isEmpty()) {
      return null;
    }
    return escape == null || escape.isEmpty()
        ? schema
        : schema
            .replace(escape, escape + escape)
            .replace("_", escape + "_")
            .replace("%", escape + "%");
  }

  private boolean isOfATool(String name) {
    String folded = name.toLowerCase(Locale.ROOT);
    CatalogScope scope = CatalogScope.currentSchema();
    return scope.ownTables().contains(folded)
        || scope.otherTools().contains(folded)
        || source.product() == SourceProduct.SQLITE && folded.startsWith("sqlite_");
  }

  /** Returns a table with its columns; asks for the right to read it. */
  SourceTable table(String name) {
    return source.read("Table " + name, connection -> table(connection, name));
  }

  private SourceTable table(Connection connection, String name) throws SQLException {
    DatabaseMetaData metadata = connection.getMetaData();
    String sql =
        (withChildren.contains(name) ? "only " : "")
            + (schema.isEmpty() ? "" : SourceDatabase.quote(metadata, schema) + ".")
            + SourceDatabase.quote(metadata, name);
    List<SourceColumn> columns = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet nothing = statement.executeQuery("select * from " + sql + " where 1 = 0")) {
      ResultSetMetaData result = nothing.getMetaData();
      for (int i = 1; i <= result.getColumnCount(); i++) {
        columns.add(
            new SourceColumn(
                result.getColumnName(i), result.getColumnType(i), result.getColumnTypeName(i)));
      }
    }
    TreeMap<Integer, String> key = new TreeMap<>();
    try (ResultSet found =
        metadata.getPrimaryKeys(connection.getCatalog(), schema.isEmpty() ? null : schema, name)) {
      while (found.next()) {
        key.put(found.getInt("KEY_SEQ"), found.getString("COLUMN_NAME"));
      }
    }
    return new SourceTable(name, sql, columns, List.copyOf(key.values()));
  }
}
