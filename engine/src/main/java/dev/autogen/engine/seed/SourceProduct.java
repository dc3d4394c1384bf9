package dev.autogen.engine.seed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Properties;

/**
 * What kind of database the source is, where that matters: how it is opened so that nothing can be
 * written, and how rows are streamed.
 */
enum SourceProduct {
  POSTGRESQL,
  SQLITE,
  H2,
  HSQLDB,
  MYSQL,
  MARIADB,
  OTHER;

  /** Settings of H2 must not be stated twice. */
  private static void setUnlessIn(String url, Properties properties, String key, String value) {
    if (!url.toUpperCase(Locale.ROOT).contains(";" + key + "=")) {
      properties.setProperty(key, value);
    }
  }

  /** Returns what an address leads to. */
  static SourceProduct of(SourceAddress address) {
    for (SourceProduct product : values()) {
      if (address.isOf(product.name().toLowerCase(Locale.ROOT))) {
        return product;
      }
    }
    return OTHER;
  }

  /** Returns user, password, and what makes the driver open the database for reading only. */
  Properties properties(SourceAddress address) {
    Properties properties = address.credentials();
    String url = address.url();
    switch (this) {
      case POSTGRESQL -> {
        properties.setProperty("ApplicationName", "autogen seed");
        // Every value as the text that PostgreSQL itself prints.
        properties.setProperty("binaryTransfer", "false");
      }
      // SQLITE_OPEN_READONLY; otherwise a file that is not there would be made.
      case SQLITE -> properties.setProperty("open_mode", "1");
      case H2 -> {
        if (url.matches("(?i)jdbc:h2:(file:|zip:|nio:|nioMapped:|async:|split:|[./~\\\\]|[a-z]:).*")
            && !url.matches("(?i)jdbc:h2:(mem|tcp|ssl):.*")) {
          // A file that others may have open cannot be opened for reading only.
          if (!url.toUpperCase(Locale.ROOT).contains(";AUTO_SERVER=TRUE")) {
            setUnlessIn(url, properties, "ACCESS_MODE_DATA", "r");
          }
          setUnlessIn(url, properties, "IFEXISTS", "TRUE");
        }
        // Otherwise the rows of a result are collected before the first is given.
        setUnlessIn(url, properties, "LAZY_QUERY_EXECUTION", "TRUE");
      }
      case HSQLDB -> {
        if (url.matches("(?i)jdbc:hsqldb:(file|res):.*")) {
          properties.setProperty("readonly", "true");
          properties.setProperty("ifexists", "true");
        }
      }
      // A tinyint(1) can hold more than true and false.
      case MYSQL, MARIADB -> properties.setProperty("tinyInt1isBit", "false");
      case OTHER -> {}
    }
    return properties;
  }

  /** Begins the one transaction in which everything is read, of one moment where it can be. */
  void beginReading(Connection connection) throws SQLException {
    if (this != SQLITE) {
      try {
        connection.setReadOnly(true);
      } catch (SQLException notSupported) {
        // It is a hint; nothing but queries is sent.
      }
    }
    if (this == POSTGRESQL || this == H2 || this == MYSQL || this == MARIADB) {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    }
    connection.setAutoCommit(false);
  }

  /** Returns the fetch size with which rows come one after the other. */
  int fetchSize(int batch) {
    // MySQL's driver collects all rows with any other (Connector/J: "ResultSet").
    return this == MYSQL ? Integer.MIN_VALUE : batch;
  }
}
