package dev.autogen.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;

/** Work on a database of which nothing stays, not even a setting. */
final class RolledBack {

  /** Work that gives a result. */
  interface Work<T> {
    T run() throws SQLException;
  }

  private RolledBack() {}

  /**
   * Does the work in a transaction of its own, or behind a savepoint of the caller's transaction,
   * and rolls it back.
   */
  static <T> T run(Connection connection, Work<T> work) throws SQLException {
    boolean ownTransaction = connection.getAutoCommit();
    if (ownTransaction) {
      connection.setAutoCommit(false);
    }
    Savepoint savepoint = ownTransaction ? null : connection.setSavepoint();
    T result;
    try {
      result = work.run();
    } catch (SQLException | RuntimeException e) {
      try {
        rollBack(connection, savepoint);
      } catch (SQLException rollbackFailed) {
        e.addSuppressed(rollbackFailed);
      }
      throw e;
    }
    rollBack(connection, savepoint);
    return result;
  }

  private static void rollBack(Connection connection, Savepoint savepoint) throws SQLException {
    if (savepoint == null) {
      connection.rollback();
      connection.setAutoCommit(true);
    } else {
      connection.rollback(savepoint);
      connection.releaseSavepoint(savepoint);
    }
  }
}
