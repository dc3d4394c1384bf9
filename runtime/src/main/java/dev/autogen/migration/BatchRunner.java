package dev.autogen.migration;

import dev.autogen.operation.BatchUpdate;
import dev.autogen.postgresql.BatchSql;
import dev.autogen.revision.AutogenException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/** Runs an update by batches, batch for batch. */
final class BatchRunner {

  private final Run run;
  private final PlannedRevision revision;
  private final BatchUpdate update;
  private final BatchSql sql;
  private long rowsSoFar;

  BatchRunner(Run run, PlannedRevision revision, BatchUpdate update) {
    this.run = run;
    this.revision = revision;
    this.update = update;
    this.sql = run.options().renderer().batches(update);
  }

  /**
   * A batch that is done.
   *
   * @param end the last key of it
   */
  record Batch(String end, long rows) {}

  /**
   * Makes sure that no row is passed over.
   *
   * @throws AutogenException if rows have no key
   */
  void requireKeys(Connection connection) throws SQLException {
    if (query(connection, sql.anyWithoutKey()).filter("t"::equals).isPresent()) {
      throw AutogenException.failed(
          "Revision %s updates %s by batches in the order of %s, but there are rows without it. Go by another column, or fill it first."
              .formatted(revision.title(), update.table().name(), update.key()));
    }
  }

  /**
   * Runs the next batch in the transaction of the connection.
   *
   * @param position the last key of the batch before; empty for the first
   * @return the batch; empty if there are no more rows
   */
  Optional<Batch> next(Connection connection, Optional<String> position) throws SQLException {
    Optional<String> end = query(connection, sql.end(position));
    if (end.isEmpty()) {
      return Optional.empty();
    }
    String batch = sql.batch(position, end.get());
    long start = System.nanoTime();
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      long rows = statement.executeLargeUpdate(batch);
      run.listener()
          .statementExecuted(revision, batch, Duration.ofNanos(System.nanoTime() - start));
      return Optional.of(new Batch(end.get(), rows));
    } catch (SQLException e) {
      throw new StatementFailure(SqlMessages.shortened(batch), SqlMessages.stateOf(e), e);
    }
  }

  private static Optional<String> query(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      try (ResultSet row = statement.executeQuery(sql)) {
        return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new StatementFailure(SqlMessages.shortened(sql), SqlMessages.stateOf(e), e);
    }
  }

  /** Tells the listener up to where an earlier run came, whose rows are not counted again. */
  void resumed(String position) {
    run.listener()
        .skipped(
            revision,
            "%s: an earlier run did all up to %s %s"
                .formatted(update.table().name(), update.key(), position));
  }

  /** Tells the listener of a batch that is committed. */
  void committed(Batch batch) {
    rowsSoFar += batch.rows();
    run.listener()
        .batchFinished(
            revision,
            new BatchProgress(
                update.table().name(), batch.rows(), rowsSoFar, update.key(), batch.end()));
  }

  /** Waits before the next batch, unless all is rolled back in the end. */
  void pause() {
    if (update.pause().isZero() || run.session().isRehearsing()) {
      return;
    }
    if (!run.interruption().pause(update.pause())) {
      throw new StatementFailure("", "", new SQLException("Interrupted"));
    }
  }
}
