package dev.autogen.migration;

import dev.autogen.operation.InsertFile;
import dev.autogen.operation.rows.FileRow;
import dev.autogen.operation.rows.FileValue;
import dev.autogen.operation.rows.RowFile;
import dev.autogen.operation.rows.RowReader;
import dev.autogen.postgresql.FileInsertSql;
import dev.autogen.postgresql.SqlRenderer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Brings the rows of a file into its table through {@code COPY}, within the transaction of the
 * connection; JSON by way of a temporary table, from which PostgreSQL reads it as a script has it
 * read.
 */
final class FileLoad {

  private static final String COPIED = "pg_temp.autogen_rows";

  private final RowFile file;
  private final FileInsertSql sql;
  private final Interruption interruption;

  FileLoad(InsertFile operation, SqlRenderer renderer, Interruption interruption) {
    this.file = operation.file();
    this.sql = renderer.rows(operation);
    this.interruption = interruption;
  }

  /**
   * Loads the rows.
   *
   * @throws StatementFailure if the server refuses a row; it names the file and the line
   * @throws IllegalArgumentException if the file is not in its format
   */
  void run(Connection connection) throws SQLException {
    try {
      Optional<DriverCopy> copy = copyOf(connection);
      if (copy.isPresent() && file.format() == RowFile.Format.CSV) {
        copy(copy.get());
      } else if (copy.isEmpty() || !copiedJson(connection, copy.get())) {
        new FileInserts(file, sql, interruption).run(connection);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new StatementFailure(file.name(), "", e);
    }
  }

  private static Optional<DriverCopy> copyOf(Connection connection) throws SQLException {
    try {
      return DriverCopy.of(connection);
    } catch (NoClassDefFoundError e) {
      return Optional.empty();
    }
  }

  private void copy(DriverCopy copy) throws IOException {
    try (RowReader reader = file.open()) {
      List<String> columns = reader.columns();
      copy.send(sql.copy(columns), () -> next(reader).map(FileLoad::line));
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  /** Returns false if the server refuses, which inserts can tell the line of. */
  private boolean copiedJson(Connection connection, DriverCopy copy)
      throws SQLException, IOException {
    Savepoint before = connection.setSavepoint();
    try (RowReader reader = file.open();
        Statement statement = connection.createStatement()) {
      List<String> columns = reader.columns();
      if (columns.isEmpty()) {
        return false;
      }
      statement.setEscapeProcessing(false);
      statement.execute(
          "create temporary table autogen_rows (place bigint generated always as identity, a_row json) on commit drop");
      copy.send(
          "copy %s (a_row) from stdin".formatted(COPIED),
          () -> next(reader).map(row -> line(FileInsertSql.json(columns, row))));
      statement.execute(sql.insertFrom(columns, COPIED));
      statement.execute("drop table " + COPIED);
      connection.releaseSavepoint(before);
      return true;
    } catch (SQLException e) {
      if (interruption.isRequested() || SqlMessages.stateOf(e).startsWith("08")) {
        throw new StatementFailure(file.name(), SqlMessages.stateOf(e), e);
      }
      connection.rollback(before);
      return false;
    }
  }

  private static String line(String text) {
    StringBuilder line = new StringBuilder();
    escape(text, line);
    return line.append('\n').toString();
  }

  /** JDBC knows no statement here that could be cancelled. */
  private Optional<FileRow> next(RowReader reader) throws IOException {
    if (interruption.isRequested()) {
      throw new IOException("Interrupted");
    }
    return reader.next();
  }

  /** Returns a row as {@code COPY} reads it (documentation: COPY, "Text Format"). */
  private static String line(FileRow row) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.values().size(); i++) {
      FileValue value = row.values().get(i);
      line.append(i == 0 ? "" : "\t");
      if (value.isNull()) {
        line.append("\\N");
      } else {
        escape(value.text(), line);
      }
    }
    return line.append('\n').toString();
  }

  private static void escape(String text, StringBuilder line) {
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      switch (character) {
        case '\\' -> line.append("\\\\");
        case '\t' -> line.append("\\t");
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        default -> line.append(character);
      }
    }
  }

  private StatementFailure refused(SQLException failure) throws IOException {
    OptionalLong sent = DriverCopy.refusedLine(failure);
    String line = sent.isPresent() ? ", line %d".formatted(lineOf(sent.getAsLong())) : "";
    String column = DriverCopy.refusedColumn(failure).map(name -> ", column " + name).orElse("");
    return new StatementFailure(file.name() + line + column, SqlMessages.stateOf(failure), failure);
  }

  /** Returns on which line of the file a row begins, the first row being 1. */
  private long lineOf(long row) throws IOException {
    try (RowReader reader = file.open()) {
      Optional<FileRow> read = reader.next();
      for (long i = 1; i < row && read.isPresent(); i++) {
        read = reader.next();
      }
      return read.map(FileRow::line).orElse(row);
    }
  }
}
