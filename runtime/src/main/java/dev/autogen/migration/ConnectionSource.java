package dev.autogen.migration;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;

/** Where the migrator gets its one connection from. */
@FunctionalInterface
public interface ConnectionSource {

  /**
   * Opens a connection, which the migrator closes. It must lead to the server itself or to a pooler
   * in session mode: the migrator holds a session lock.
   *
   * @throws SQLException if there is none to be had
   */
  Connection open() throws SQLException;

  /** Returns the connections of a data source. */
  static ConnectionSource of(DataSource dataSource) {
    return dataSource::getConnection;
  }

  /**
   * Returns connections of the driver for a JDBC URL.
   *
   * @param properties {@code user}, {@code password} and others that the driver knows
   */
  static ConnectionSource of(String url, Properties properties) {
    return () -> DriverManager.getConnection(url, properties);
  }
}
