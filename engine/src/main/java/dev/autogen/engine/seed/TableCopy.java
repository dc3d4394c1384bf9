package dev.autogen.engine.seed;

import dev.autogen.engine.seed.SeedResult.CopiedTable;
import dev.autogen.engine.seed.TablePair.ColumnPair;
import dev.autogen.revision.AutogenException;
import dev.autogen.schema.SqlIdentifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Copies the rows of one table, a batch at a time. */
final class TableCopy {

  /** A batch ends earlier when its values are this long, in characters. */
  private static final long LONG_BATCH = 4_000_000;

  private final SourceDatabase source;
  private final Connection target;
  private final TablePair pair;
  private final RowWriter writer;
  private final SourceValues values;
  private final List<Conversion> conversions;
  private final List<SourceColumn> key;
  private final Optional<SecondPass> secondPass;
  private long written;

  private TableCopy(
      SourceDatabase source,
      Connection target,
      TablePair pair,
      RowWriter writer,
      List<Conversion> conversions,
      Optional<SecondPass> secondPass) {
    this.source = source;
    this.target = target;
    this.pair = pair;
    this.writer = writer;
    this.values = new SourceValues(source.product());
    this.conversions = conversions;
    this.secondPass = secondPass;
    this.key =
        pair.source().key().stream()
            .flatMap(
                name ->
                    pair.source().columns().stream().filter(column -> column.name().equals(name)))
            .toList();
  }

  /**
   * Prepares the copy of a table.
   *
   * @param table its name in SQL
   * @param secondPass fills some of its columns later, if anything does
   */
  static TableCopy of(
      SourceDatabase source,
      Connection target,
      TablePair pair,
      String table,
      Conversions conversions,
      Optional<SecondPass> secondPass)
      throws SQLException {
    String columns =
        pair.targetColumns().stream().map(SqlIdentifier::quote).collect(Collectors.joining(", "));
    RowWriter writer =
        hasRowSecurity(target, table)
            ? new InsertWriter(target, table, columns, pair.columns().size())
            : new CopyWriter(target, table, pair.target().name(), columns);
    List<Conversion> all = new ArrayList<>();
    for (ColumnPair one : pair.columns()) {
      all.add(
          one.target().isLargeObject()
              ? new LargeObjects(target, source.product())
              : conversions.of(one.source(), one.target(), one.unit()));
    }
    return new TableCopy(source, target, pair, writer, all, secondPass);
  }

  private static boolean hasRowSecurity(Connection target, String table) throws SQLException {
    try (PreparedStatement statement =
        target.prepareStatement("select pg_catalog.row_security_active(?)")) {
      statement.setString(1, table);
      try (ResultSet answer = statement.executeQuery()) {
        answer.next();
        return answer.getBoolean(1);
      }
    }
  }

  /**
   * Copies all rows.
   *
   * @param batch how many to send at a time
   * @param progress hears how many were sent so far
   * @throws AutogenException naming the first that does not fit
   * @throws SQLException if the database cannot be written any more
   */
  CopiedTable run(int batch, LongConsumer progress) throws SQLException {
    long read = 0;
    long length = 0;
    List<SourceRow> rows = new ArrayList<>();
    Reader reader = open(batch);
    try (reader) {
      while (reader.next()) {
        SourceRow row = row(reader, ++read);
        rows.add(row);
        for (String value : row.values()) {
          length += value == null ? 0 : value.length();
        }
        if (rows.size() >= batch || length >= LONG_BATCH) {
          write(rows);
          progress.accept(read);
          rows.clear();
          length = 0;
        }
      }
    }
    write(rows);
    progress.accept(read);
    return new CopiedTable(pair.target().name(), pair.source().name(), read, written);
  }

  /** The rows of the source. */
  private final class Reader implements AutoCloseable {

    private final Statement statement;
    private final ResultSet result;

    Reader(Statement statement, ResultSet result) {
      this.statement = statement;
      this.result = result;
    }

    boolean next() {
      return reading(connection -> result.next());
    }

    Object value(int index, SourceColumn column) {
      return reading(connection -> values.read(result, index, column));
    }

    @Override
    public void close() {
      reading(
          connection -> {
            result.close();
            statement.close();
            return true;
          });
    }
  }

  private <T> T reading(SourceDatabase.Reading<T> reading) {
    return source.read("Table " + pair.source().name(), reading);
  }

  private Reader open(int batch) {
    String columns =
        Stream.concat(pair.columns().stream().map(this::selected), key.stream().map(source::sql))
            .collect(Collectors.joining(", "));
    return reading(
        connection -> {
          Statement statement = connection.createStatement();
          statement.setFetchSize(source.product().fetchSize(batch));
          return new Reader(
              statement,
              statement.executeQuery("select %s from %s".formatted(columns, pair.source().sql())));
        });
  }

  private String selected(ColumnPair column) {
    String name = source.sql(column.source());
    boolean isNumberOfLargeObject =
        source.product() == SourceProduct.POSTGRESQL
            && column.target().isLargeObject()
            && column.source().typeName().equals("oid");
    return isNumberOfLargeObject ? "pg_catalog.lo_get(" + name + ")" : name;
  }

  private SourceRow row(Reader reader, long number) {
    List<ColumnPair> columns = pair.columns();
    List<Object> found = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      found.add(reader.value(i + 1, columns.get(i).source()));
    }
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < key.size(); i++) {
      keys.add(keyValue(reader.value(columns.size() + i + 1, key.get(i))));
    }
    String[] texts = new String[columns.size()];
    SourceRow row = new SourceRow(number, keys, texts);
    for (int i = 0; i < texts.length; i++) {
      if (found.get(i) != null) {
        texts[i] = converted(row, i, found.get(i));
      }
    }
    return row;
  }

  private static String keyValue(Object value) {
    String text = String.valueOf(value);
    return text.matches("[\\w.:-]{1,40}") ? text : Sentences.value(value);
  }

  private String converted(SourceRow row, int column, Object value) {
    try {
      return conversions.get(column).text(value);
    } catch (Misfit e) {
      throw AutogenException.failed(
          "%s of source table %s does not fit into column %s.%s: %s. Nothing was written."
              .formatted(
                  row.shown(pair.source()),
                  pair.source().name(),
                  pair.target().name(),
                  pair.targetColumns().get(column),
                  e.getMessage()));
    }
  }

  private void write(List<SourceRow> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    Savepoint before = target.setSavepoint();
    try {
      if (secondPass.isPresent()) {
        secondPass.get().keep(rows);
      }
      written += writer.write(rows);
      target.releaseSavepoint(before);
    } catch (SQLException e) {
      if (target.isClosed()) {
        throw e;
      }
      target.rollback(before);
      throw new Rejection(target, pair, writer).of(rows, e);
    }
  }
}
