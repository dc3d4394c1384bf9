package dev.autogen.engine.seed;

import dev.autogen.revision.AutogenException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** The database whose tables are copied. It is only read. */
final class SourceDatabase implements AutoCloseable {

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

  /** Returns the schema to read; empty for the one that the connection is in. */
  String schema() {
    return schema;
  }

  /** Returns a name as it stands in statements. */
  static String quote(DatabaseMetaData metadata, String name) throws SQLException {
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
