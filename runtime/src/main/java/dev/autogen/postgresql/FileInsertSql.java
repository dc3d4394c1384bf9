package dev.autogen.postgresql;

import dev.autogen.operation.InsertFile;
import dev.autogen.operation.rows.FileRow;
import dev.autogen.operation.rows.JsonObject;
import dev.autogen.operation.rows.RowFile;
import dev.autogen.operation.rows.RowReader;
import dev.autogen.schema.SqlIdentifier;
import dev.autogen.schema.StringLiteral;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The statements that insert the rows of a file, whatever identity columns say, as {@code COPY}
 * does (documentation: COPY). A value of CSV is a constant without a type, which takes that of its
 * column. Rows of JSON are read by PostgreSQL itself, so that a value means what the type of its
 * column makes of it (documentation, 9.16.2: json_populate_recordset), whatever rows stand around.
 */
public final class FileInsertSql {

  private static final int ROWS_PER_STATEMENT = 100;
  private static final int ROWS_OF_JSON = 1000;

  /** So that a statement stays small where values are large. */
  private static final int CHARACTERS_PER_STATEMENT = 1 << 20;

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

  /**
   * Rows for one statement.
   *
   * @param columns the columns of the file
   * @param rows at least one
   */
  public record Batch(List<String> columns, List<FileRow> rows) {

    public Batch {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }

    /** Returns each row alone. */
    public List<Batch> alone() {
      return rows.stream().map(row -> new Batch(columns, List.of(row))).toList();
    }
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
   * Reads the file and returns its rows as inserts, many rows in each.
   *
   * @throws IllegalArgumentException if the file is not in its format
   */
  public void inserts(Statements statements) throws IOException {
    batches(batch -> statements.next(insert(batch)));
  }

  /**
   * Reads the file and returns its rows, as many at a time as go into one statement.
   *
   * @throws IllegalArgumentException if the file is not in its format
   */
  public void batches(Consumer<Batch> batches) throws IOException {
    int most = isJson() ? ROWS_OF_JSON : ROWS_PER_STATEMENT;
    try (RowReader reader = operation.file().open()) {
      List<FileRow> rows = new ArrayList<>();
      int characters = 0;
      Optional<FileRow> row = reader.next();
      while (row.isPresent()) {
        rows.add(row.get());
        characters += row.get().values().stream().mapToInt(value -> value.text().length()).sum();
        row = reader.next();
        if (rows.size() == most || characters >= CHARACTERS_PER_STATEMENT || row.isEmpty()) {
          batches.accept(new Batch(reader.columns(), rows));
          rows.clear();
          characters = 0;
        }
      }
    }
  }

  private boolean isJson() {
    return operation.file().format() == RowFile.Format.JSON;
  }

  /** Returns the statement that inserts some rows. */
  public String insert(Batch batch) {
    if (batch.columns().isEmpty()) {
      return "insert into %s select from generate_series(1, %d)"
          .formatted(table(), batch.rows().size());
    }
    String columns = names.list(batch.columns());
    String into = "insert into %s (%s) overriding system value".formatted(table(), columns);
    return into + (isJson() ? "\n" + select(batch) : values(batch.rows()));
  }

  /**
   * Returns the statement that inserts rows of JSON which a table holds.
   *
   * @param source the table, with columns {@code place}, by which they are ordered, and {@code
   *     a_row}
   */
  public String insertFrom(List<String> columns, String source) {
    return "insert into %1$s (%2$s) overriding system value select %3$s from %4$s source, json_populate_record((select a_row from %1$s a_row where false), source.a_row) made order by source.place"
        .formatted(
            table(),
            names.list(columns),
            columns.stream()
                .map(column -> "made." + SqlIdentifier.quote(column))
                .collect(Collectors.joining(", ")),
            source);
  }

  /** Returns a row of JSON as a line of {@code COPY}'s text, not escaped. */
  public static String json(List<String> columns, FileRow row) {
    return JsonObject.of(columns, row.values());
  }

  private static String values(List<FileRow> rows) {
    return rows.stream()
        .map(
            row ->
                row.values().stream()
                    .map(value -> value.isNull() ? "null" : StringLiteral.of(value.text()))
                    .collect(Collectors.joining(", ", "\n  (", ")")))
        .collect(Collectors.joining(",", " values", ""));
  }

  /**
   * Returns the query whose result is rows of JSON as the table has them. A null of the table's
   * type is selected from it, since a cast would take a table {@code path} for the type of that
   * name.
   */
  public String select(Batch batch) {
    String json =
        batch.rows().stream()
            .map(row -> JsonObject.of(batch.columns(), row.values()))
            .collect(Collectors.joining(",\n  ", "[\n  ", "]"));
    return "select %s from json_populate_recordset((select a_row from %s a_row where false), %s)"
        .formatted(names.list(batch.columns()), table(), StringLiteral.of(json));
  }
}
