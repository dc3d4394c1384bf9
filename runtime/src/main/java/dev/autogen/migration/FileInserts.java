package dev.autogen.migration;

import dev.autogen.operation.rows.FileRow;
import dev.autogen.operation.rows.RowFile;
import dev.autogen.postgresql.FileInsertSql;
import dev.autogen.postgresql.FileInsertSql.Batch;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * Inserts the rows of a file, many in each statement. The server does not say which of them it
 * refuses, so these are tried one by one then.
 */
final class FileInserts {

  /** The class of errors that are about a value (documentation, appendix A). */
  private static final String DATA_EXCEPTION = "22";

  private final RowFile file;
  private final FileInsertSql sql;
  private final Interruption interruption;

  FileInserts(RowFile file, FileInsertSql sql, Interruption interruption) {
    this.file = file;
    this.sql = sql;
    this.interruption = interruption;
  }

  /**
   * Inserts the rows within the transaction of the connection.
   *
   * @throws StatementFailure if the server refuses a row; it names the file and the line
   * @throws IllegalArgumentException if the file is not in its format
   */
  void run(Connection connection) throws SQLException, IOException {
    sql.batches(batch -> insert(connection, batch));
  }

  private void insert(Connection connection, Batch batch) {
    if (interruption.isRequested()) {
      throw new StatementFailure("", "", new SQLException("Interrupted"));
    }
    try {
      Savepoint before = connection.setSavepoint();
      try {
        execute(connection, sql.insert(batch));
      } catch (SQLException e) {
        throw refused(connection, before, batch, e);
      }
      connection.releaseSavepoint(before);
    } catch (SQLException e) {
      throw new StatementFailure(file.name(), SqlMessages.stateOf(e), e);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  private StatementFailure refused(
      Connection connection, Savepoint before, Batch batch, SQLException failure) {
    StatementFailure unknown =
        new StatementFailure(file.name(), SqlMessages.stateOf(failure), failure);
    if (interruption.isRequested() || unknown.connectionLost()) {
      return unknown;
    }
    try {
      connection.rollback(before);
      for (Batch row : batch.alone()) {
        Optional<SQLException> why = failureOf(connection, sql.insert(row));
        if (why.isPresent()) {
          connection.rollback(before);
          String place = place(connection, before, row, why.get());
          return new StatementFailure(place, SqlMessages.stateOf(why.get()), why.get());
        }
      }
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
    return unknown;
  }

  /** Returns the line of a row and, where a value cannot be of its column's type, that column. */
  private String place(Connection connection, Savepoint before, Batch row, SQLException failure)
      throws SQLException {
    FileRow values = row.rows().get(0);
    String line = "%s, line %d".formatted(file.name(), values.line());
    boolean isOfAValue = SqlMessages.stateOf(failure).startsWith(DATA_EXCEPTION);
    if (!isOfAValue || file.format() != RowFile.Format.JSON) {
      return line;
    }
    for (int i = 0; i < row.columns().size(); i++) {
      Batch alone =
          new Batch(
              List.of(row.columns().get(i)),
              List.of(new FileRow(values.line(), List.of(values.values().get(i)))));
      Optional<SQLException> why = failureOf(connection, sql.select(alone));
      if (why.isPresent()) {
        connection.rollback(before);
        if (SqlMessages.stateOf(why.get()).equals(SqlMessages.stateOf(failure))) {
          return "%s, column %s".formatted(line, row.columns().get(i));
        }
      }
    }
    return line;
  }

  private static Optional<SQLException> failureOf(Connection connection, String sql) {
    try {
      execute(connection, sql);
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(e);
    }
  }
}
