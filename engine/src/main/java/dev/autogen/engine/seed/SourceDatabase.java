package dev.autogen.engine.seed;

import dev.autogen.catalog.CatalogScope;
import dev.autogen.revision.AutogenException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The database whose tables are copied. It is only read. */
final class SourceDatabase implements AutoCloseable {

  private static final String[] TABLE_TYPES = {"TABLE", "BASE TABLE", "PARTITIONED TABLE"};

  /** Flyway's history can have any name; its columns cannot. */
  private static final Set<String> OF_FLYWAY =
      Set.of("installed_rank", "installed_on", "checksum", "success");

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

  private final SourceAddress address;
  private final SourceProduct product;
  private final SourceDrivers drivers;
  private final Connection connection;
  private final String schema;

  private SourceDatabase(
      SourceAddress address, SourceDrivers drivers, Connection connection, String schema) {
    this.address = address;
    this.product = SourceProduct.of(address);
    this.drivers = drivers;
    this.connection = connection;
    this.schema = schema;
  }

  /**
   * Connects for reading only.
   *
   * @param drivers the drivers to choose from; closed with the connection, or if there is none
   * @param schema the schema to read; empty for the one that the connection is in
   * @throws AutogenException if the database cannot be reached, or refuses
   */
  static SourceDatabase open(SourceAddress address, SourceDrivers drivers, String schema) {
    try {
      Driver driver = drivers.driver(address);
      SourceProduct product = SourceProduct.of(address);
      Connection connection = driver.connect(address.url(), product.properties(address));
      if (connection == null) {
        throw new SQLException("the driver does not take the url");
      }
      SourceDatabase source = new SourceDatabase(address, drivers, connection, schema);
      try {
        product.beginReading(connection);
        if (product == SourceProduct.POSTGRESQL && !schema.isEmpty()) {
          connection.setSchema(schema);
        }
        return source;
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException | LinkageError e) {
      drivers.close();
      throw unreachable(address, e);
    } catch (RuntimeException e) {
      drivers.close();
      throw e;
    }
  }

  private static AutogenException unreachable(SourceAddress address, Throwable problem) {
    boolean refused =
        problem instanceof SQLException e
            && e.getSQLState() != null
            && e.getSQLState().startsWith("28");
    if (refused) {
      return failed(
          address,
          problem,
          "The source %s refuses %s. Check --from-username and the password (AUTOGEN_FROM_PASSWORD)."
              .formatted(
                  address.shown(),
                  address.username().isEmpty() ? "to connect without a user" : address.username()));
    }
    String reason =
        problem instanceof LinkageError
            ? "its driver needs the class "
                + String.valueOf(problem.getMessage()).replace('/', '.')
                + "; put that on --classpath, too"
            : address.masked(Sentences.of(problem));
    return failed(
        address, problem, "Cannot open the source %s: %s.".formatted(address.shown(), reason));
  }

  /** What the driver says may hold the password, and a stack trace shows it. */
  private static AutogenException failed(SourceAddress address, Throwable problem, String message) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause.getMessage() != null
          && !address.masked(cause.getMessage()).equals(cause.getMessage())) {
        return AutogenException.failed(message);
      }
    }
    return AutogenException.failed(message, problem);
  }

  /** Work that reads. */
  @FunctionalInterface
  interface Reading<T> {
    T read(Connection connection) throws SQLException;
  }

  /**
   * Reads.
   *
   * @throws AutogenException if the source fails
   */
  <T> T read(String what, Reading<T> reading) {
    try {
      return reading.read(connection);
    } catch (SQLException e) {
      throw failed(
          address,
          e,
          "%s of the source cannot be read: %s.".formatted(what, address.masked(Sentences.of(e))));
    }
  }

  SourceProduct product() {
    return product;
  }

  /** Returns what messages call it; no secrets. */
  String shown() {
    return address.shown();
  }

  /** Returns the tables, sorted, without those of autogen and of other tools. */
  List<SourceTable> tables() {
    return read("The catalog", this::tables);
  }

  private List<SourceTable> tables(Connection reading) throws SQLException {
    DatabaseMetaData metadata = reading.getMetaData();
    String within = schema.isEmpty() ? reading.getSchema() : schema;
    Set<String> left = namesOfPostgresql(NO_TABLES_OF_THEIR_OWN);
    Set<String> parents = namesOfPostgresql(WITH_CHILDREN);
    List<String> names = new ArrayList<>();
    try (ResultSet found =
        metadata.getTables(reading.getCatalog(), pattern(metadata, within), "%", TABLE_TYPES)) {
      while (found.next()) {
        names.add(found.getString("TABLE_NAME"));
      }
    }
    if (names.isEmpty() && !schema.isEmpty()) {
      throw AutogenException.usage(
          "The source %s has no tables in a schema %s. Correct --from-schema."
              .formatted(shown(), schema));
    }
    List<SourceTable> tables = new ArrayList<>();
    for (String name : names.stream().sorted().toList()) {
      if (!left.contains(name) && !isOfATool(name)) {
        String only = parents.contains(name) ? "only " : "";
        SourceTable table = table(metadata, reading, within, name, only);
        if (!isOfFlyway(table)) {
          tables.add(table);
        }
      }
    }
    return List.copyOf(tables);
  }

  private static String pattern(DatabaseMetaData metadata, String name) throws SQLException {
    String escape = metadata.getSearchStringEscape();
    return name == null || escape == null || escape.isEmpty()
        ? name
        : name.replace(escape, escape + escape)
            .replace("_", escape + "_")
            .replace("%", escape + "%");
  }

  private boolean isOfATool(String name) {
    String folded = name.toLowerCase(Locale.ROOT);
    CatalogScope scope = CatalogScope.currentSchema();
    return scope.ownTables().contains(folded)
        || scope.otherTools().contains(folded)
        || product == SourceProduct.SQLITE && folded.startsWith("sqlite_");
  }

  private static boolean isOfFlyway(SourceTable table) {
    Set<String> names =
        table.columns().stream()
            .map(column -> column.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    return names.containsAll(OF_FLYWAY);
  }

  private Set<String> namesOfPostgresql(String sql) throws SQLException {
    Set<String> names = new HashSet<>();
    if (product == SourceProduct.POSTGRESQL) {
      try (Statement statement = connection.createStatement();
          ResultSet found = statement.executeQuery(sql)) {
        while (found.next()) {
          names.add(found.getString(1));
        }
      }
    }
    return names;
  }

  private SourceTable table(
      DatabaseMetaData metadata, Connection reading, String within, String name, String only)
      throws SQLException {
    String sql = only + sqlName(metadata, within, name);
    List<SourceColumn> columns = new ArrayList<>();
    try (Statement statement = reading.createStatement();
        ResultSet nothing = statement.executeQuery("select * from " + sql + " where 1 = 0")) {
      ResultSetMetaData result = nothing.getMetaData();
      for (int i = 1; i <= result.getColumnCount(); i++) {
        columns.add(
            new SourceColumn(
                result.getColumnName(i), result.getColumnType(i), result.getColumnTypeName(i)));
      }
    }
    TreeMap<Integer, String> key = new TreeMap<>();
    try (ResultSet found = metadata.getPrimaryKeys(reading.getCatalog(), within, name)) {
      while (found.next()) {
        key.put(found.getInt("KEY_SEQ"), found.getString("COLUMN_NAME"));
      }
    }
    return new SourceTable(name, sql, columns, List.copyOf(key.values()));
  }

  private String sqlName(DatabaseMetaData metadata, String within, String name)
      throws SQLException {
    String table = quote(metadata, name);
    return within == null || within.isEmpty() ? table : quote(metadata, within) + "." + table;
  }

  private static String quote(DatabaseMetaData metadata, String name) throws SQLException {
    String quote = metadata.getIdentifierQuoteString();
    return quote == null || quote.isBlank()
        ? name
        : quote + name.replace(quote, quote + quote) + quote;
  }

  /** Returns a column's name in statements. */
  String sql(SourceColumn column) {
    return read("The catalog", reading -> quote(reading.getMetaData(), column.name()));
  }

  long rows(SourceTable table) {
    return read(
        "Table " + table.name(),
        reading -> {
          try (Statement statement = reading.createStatement();
              ResultSet count = statement.executeQuery("select count(*) from " + table.sql())) {
            count.next();
            return count.getLong(1);
          }
        });
  }

  /** Returns the number of a column that is furthest from zero; empty if there is none. */
  Optional<BigDecimal> largestNumber(SourceTable table, SourceColumn column) {
    String name = sql(column);
    String condition =
        product == SourceProduct.SQLITE ? " where typeof(%s) = 'integer'".formatted(name) : "";
    return read(
        "Table " + table.name(),
        reading -> {
          try (Statement statement = reading.createStatement();
              ResultSet found =
                  statement.executeQuery(
                      "select max(abs(%s)) from %s%s".formatted(name, table.sql(), condition))) {
            return found.next()
                ? Optional.ofNullable(found.getString(1)).map(BigDecimal::new)
                : Optional.<BigDecimal>empty();
          }
        });
  }

  @Override
  public void close() {
    try {
      if (!connection.isClosed()) {
        connection.rollback();
        connection.close();
      }
    } catch (SQLException e) {
      // It was only read; whatever the driver has to say now changes nothing.
      return;
    } finally {
      drivers.close();
    }
  }
}
