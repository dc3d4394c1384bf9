package dev.autogen.postgresql;

import dev.autogen.operation.InsertFile;
import dev.autogen.operation.rows.FileRow;
import dev.autogen.operation.rows.FileValue;
import dev.autogen.operation.rows.FileValue.Kind;
import dev.autogen.operation.rows.JsonObject;
import dev.autogen.operation.rows.RowReader;
import dev.autogen.schema.StringLiteral;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The statements that insert the rows of a file. Every value is a constant without a type, which
 * takes that of its column; as {@code COPY} does, they write identity columns whatever these say
 * (documentation: COPY).
 */
public final class FileInsertSql {

  private static final int ROWS_PER_STATEMENT = 100;

  private final SqlNames names;
  private final InsertFile operation;

  FileInsertSql(SqlNames names, InsertFile operation) {
    this.names = names;
    this.operation = operation;
  }

  /** Hears each statement. */
  @FunctionalInterface
  public interface Statements {

    /** Hears the next one. */
    void next(String sql);
  }

  /** Returns the statement in words, without the columns that only the file knows. */
  String copy() {
    return "copy %s from stdin -- %s %s, SHA-256 %s"
        .formatted(
            table(),
            operation.file().format().name().toLowerCase(Locale.ROOT),
            operation.file().name().replaceAll("\\s", " "),
            operation.file().sha256());
  }

  /** Returns the statement that takes rows of those columns, as text with tabs between values. */
  public String copy(List<String> columns) {
    return "copy %s (%s) from stdin".formatted(table(), names.list(columns));
  }

  private String table() {
    return names.name(operation.table());
  }

  /**
   * Reads the file and returns its rows as inserts, a hundred rows in each.
   *
   * @throws IllegalArgumentException if the file is not in its format
   */
  public void inserts(Statements statements) throws IOException {
    try (RowReader reader = operation.file().open()) {
      List<FileRow> batch = new ArrayList<>();
      Optional<FileRow> row = reader.next();
      while (row.isPresent()) {
        batch.add(row.get());
        row = reader.next();
        if (batch.size() == ROWS_PER_STATEMENT || row.isEmpty()) {
          statements.next(insert(reader.columns(), batch));
          batch.clear();
        }
      }
    }
  }

  private String insert(List<String> columns, List<FileRow> rows) {
    if (columns.isEmpty()) {
      return "insert into %s select from generate_series(1, %d)".formatted(table(), rows.size());
    }
    String into =
        "insert into %s (%s) overriding system value".formatted(table(), names.list(columns));
    boolean hasArrays =
        rows.stream()
            .flatMap(row -> row.values().stream())
            .anyMatch(value -> value.kind() == Kind.ARRAY);
    return hasArrays ? into + fromJson(columns, rows) : into + values(rows);
  }

  private static String values(List<FileRow> rows) {
    return rows.stream()
        .map(
            row ->
                row.values().stream()
                    .map(FileInsertSql::constant)
                    .collect(Collectors.joining(", ", "\n  (", ")")))
        .collect(Collectors.joining(",", " values", ""));
  }

  private static String constant(FileValue value) {
    return switch (value.kind()) {
      case NULL -> "null";
      case NUMBER, BOOLEAN -> value.text();
      default -> StringLiteral.of(value.text());
    };
  }

  /** Whether an array is one of PostgreSQL or JSON, the type of its column tells. */
  private String fromJson(List<String> columns, List<FileRow> rows) {
    String json =
        rows.stream()
            .map(row -> JsonObject.of(columns, row.values()))
            .collect(Collectors.joining(",\n  ", "[\n  ", "]"));
    return "\nselect %s from json_populate_recordset(null::%s, %s)"
        .formatted(names.list(columns), table(), StringLiteral.of(json));
  }
}
