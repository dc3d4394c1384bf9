package dev.autogen.migration;

import dev.autogen.operation.InsertFile;
import dev.autogen.operation.rows.ArrayText;
import dev.autogen.operation.rows.FileRow;
import dev.autogen.operation.rows.FileValue;
import dev.autogen.operation.rows.FileValue.Kind;
import dev.autogen.operation.rows.RowFile;
import dev.autogen.operation.rows.RowReader;
import dev.autogen.postgresql.FileInsertSql;
import dev.autogen.postgresql.SqlRenderer;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SqlIdentifier;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Brings the rows of a file into its table, within the transaction of the connection. */
final class FileLoad {

  /** The category of array types in {@code pg_type}. */
  private static final String ARRAYS = "A";

  private final RowFile file;
  private final FileInsertSql sql;
  private final QualifiedName table;
  private final Interruption interruption;

  /**
   * @param table the table as the server is to look for it
   */
  FileLoad(
      InsertFile operation, SqlRenderer renderer, QualifiedName table, Interruption interruption) {
    this.file = operation.file();
    this.sql = renderer.rows(operation);
    this.table = table;
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
      if (copy.isPresent()) {
        copy(connection, copy.get());
      } else {
        insert(connection);
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

  private void copy(Connection connection, DriverCopy copy) throws SQLException, IOException {
    Set<String> arrays = arrayColumns(connection);
    try (RowReader reader = file.open()) {
      List<String> columns = reader.columns();
      if (columns.isEmpty()) {
        insert(connection);
        return;
      }
      List<Boolean> isArray = columns.stream().map(arrays::contains).toList();
      copy.send(sql.copy(columns), () -> next(reader).map(row -> line(row, isArray)));
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  /** JDBC knows no statement here that could be cancelled. */
  private Optional<FileRow> next(RowReader reader) throws IOException {
    if (interruption.isRequested()) {
      throw new IOException("Interrupted");
    }
    return reader.next();
  }

  /** A value for an array is one of PostgreSQL, for all others it is JSON. */
  private Set<String> arrayColumns(Connection connection) throws SQLException {
    String query =
        """
        select a.attname from pg_catalog.pg_attribute a
          join pg_catalog.pg_type t on t.oid = a.atttypid
         where a.attrelid = pg_catalog.to_regclass(?) and t.typcategory = ? and a.attnum > 0""";
    Set<String> columns = new HashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, SqlIdentifier.quote(table));
      statement.setString(2, ARRAYS);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          columns.add(row.getString(1));
        }
      }
    }
    return columns;
  }

  /** Returns a row as {@code COPY} reads it (documentation: COPY, "Text Format"). */
  private static String line(FileRow row, List<Boolean> isArray) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.values().size(); i++) {
      FileValue value = row.values().get(i);
      line.append(i == 0 ? "" : "\t");
      if (value.isNull()) {
        line.append("\\N");
      } else if (value.kind() == Kind.ARRAY && isArray.get(i)) {
        escape(ArrayText.of(value.text()), line);
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

  private void insert(Connection connection) throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      sql.inserts(
          insert -> {
            try {
              statement.execute(insert);
            } catch (SQLException e) {
              throw new StatementFailure(
                  "%s, %s".formatted(file.name(), SqlMessages.shortened(insert)),
                  SqlMessages.stateOf(e),
                  e);
            }
          });
    }
  }
}
