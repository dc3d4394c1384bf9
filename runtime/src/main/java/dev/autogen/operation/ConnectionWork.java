package dev.autogen.operation;

import java.sql.Connection;
import java.sql.SQLException;

/** Work of a revision that needs a connection. */
@FunctionalInterface
public interface ConnectionWork {

  /**
   * Does the work within the transaction of its step; must neither commit nor close.
   *
   * @throws SQLException if the database refuses; the step is then rolled back
   */
  void run(Connection connection) throws SQLException;
}
