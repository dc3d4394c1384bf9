package dev.autogen.revision;

import dev.autogen.operation.Backfill;
import dev.autogen.operation.BulkInsert;
import dev.autogen.operation.ExecuteUpdate;
import dev.autogen.operation.InsertFile;
import dev.autogen.operation.Literal;
import dev.autogen.schema.SchemaName;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** The part of {@link Operations} that is about rows. */
abstract sealed class DataOperations extends SqlObjectOperations permits Operations {

  DataOperations(Recording recording, SchemaName schema) {
    super(recording, schema);
  }

  /**
   * Inserts rows, as in {@code bulkInsert("accounts", columns("id", "name"), row(1, "John"))}.
   *
   * @throws IllegalArgumentException if a row has more or fewer values than there are columns
   */
  public void bulkInsert(String table, Columns columns, Row... rows) {
    Requirements.given("The list of columns for " + table, columns);
    List<List<Literal>> values =
        Arrays.stream(rows)
            .map(row -> Requirements.given("A row for " + table, row).values())
            .toList();
    if (values.isEmpty()) {
      throw new IllegalArgumentException("There is no row to insert into %s.".formatted(table));
    }
    add(new BulkInsert(named("a table", table), columns.names(), values));
  }

  /**
   * Inserts the rows of a file that lies beside the revision, as in {@code bulkInsert("accounts",
   * csv("accounts.csv"))}. They stream through {@code COPY}, or inserts where it is JSON, as
   * scripts have them. The file's content is part of the revision, so it must not change once that
   * is applied. Nothing tells afterwards which rows it brought: a downgrade says so itself, with
   * {@link #executeUpdate}.
   *
   * @throws IllegalArgumentException if there is no such file
   */
  public void bulkInsert(String table, DataFile file) {
    add(
        new InsertFile(
            named("a table", table),
            Requirements.given("The file of rows for " + table, file).read()));
  }

  /**
   * Gives the rows that have none a value.
   *
   * @param sql the value as SQL; it may name other columns
   */
  public void backfill(String table, String column, String sql) {
    add(
        new Backfill(
            named("a table", table),
            Requirements.name("a column", column),
            Requirements.sql("The value for column " + column, sql)));
  }

  /**
   * Runs one statement with values, as in {@code executeUpdate("update users set role = ? where
   * name = ?", "admin", "root")}. What undoes it is said by {@code reversedBy}.
   *
   * @param sql the statement; each question mark takes a value, and {@code ??} is a question mark
   * @param values texts, numbers, booleans, {@code java.time} values, nulls; never read as SQL
   * @throws IllegalArgumentException if there are more or fewer values than question marks, or
   *     several statements
   */
  public RecordedUpdate executeUpdate(String sql, Object... values) {
    ExecuteUpdate update =
        new ExecuteUpdate(
            Requirements.sql("A statement", sql), Parameters.of(sql, values), "", List.of());
    return new RecordedUpdate(recording, recording.add(update));
  }

  /**
   * Changes many rows by batches, each committed by itself, as in {@code batchUpdate("posts", "id",
   * b -> b.set("slug", "lower(title)").where("slug is null"))}. A run that is stopped goes on after
   * the last batch that was committed. In a script it is one update.
   *
   * @param key the column that orders the rows, with an index: the primary key, as a rule
   * @throws IllegalArgumentException if nothing is set, or this is within a step
   */
  public void batchUpdate(String table, String key, UnaryOperator<BatchChanges> changes) {
    String what = "What changes in " + table;
    add(
        Requirements.given(what, Requirements.given(what, changes).apply(BatchChanges.of(table)))
            .operation(named("a table", table), Requirements.name("a key column", key)));
  }
}
