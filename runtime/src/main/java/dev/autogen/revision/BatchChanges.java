package dev.autogen.revision;

import dev.autogen.operation.BatchUpdate;
import dev.autogen.operation.BatchUpdate.Assignment;
import dev.autogen.schema.QualifiedName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@link Operations#batchUpdate} does to rows: by default to all, ten thousand at a time,
 * without a pause. Immutable: every method returns another set of changes, so chain them.
 */
public final class BatchChanges {

  private static final int DEFAULT_BATCH = 10_000;
  private static final int LARGEST_BATCH = 10_000_000;

  private final String table;
  private final List<Assignment> assignments;
  private final String where;
  private final int batchSize;
  private final Duration pause;

  private BatchChanges(
      String table, List<Assignment> assignments, String where, int batchSize, Duration pause) {
    this.table = table;
    this.assignments = List.copyOf(assignments);
    this.where = where;
    this.batchSize = batchSize;
    this.pause = pause;
  }

  static BatchChanges of(String table) {
    return new BatchChanges(table, List.of(), "", DEFAULT_BATCH, Duration.ZERO);
  }

  /** Sets a column to the value of this SQL, which may name other columns. */
  public BatchChanges set(String column, String sql) {
    Requirements.name("a column of " + table, column);
    if (assignments.stream().anyMatch(one -> one.column().equals(column))) {
      throw new IllegalArgumentException(
          "The batch update of %s sets %s twice.".formatted(table, column));
    }
    List<Assignment> all = new ArrayList<>(assignments);
    all.add(new Assignment(column, Requirements.sql("The value of " + column, sql)));
    return new BatchChanges(table, all, where, batchSize, pause);
  }

  /** Changes only the rows for which this SQL is true. */
  public BatchChanges where(String sql) {
    Requirements.sql("The condition of the batch update of " + table, sql);
    return new BatchChanges(table, assignments, sql, batchSize, pause);
  }

  /** Changes so many rows at a time, and all others with the key of the last of them. */
  public BatchChanges batchSize(int rows) {
    Requirements.between("The size of a batch of " + table, rows, 1, LARGEST_BATCH);
    return new BatchChanges(table, assignments, where, rows, pause);
  }

  /** Waits between batches, so that others get on. */
  public BatchChanges pause(Duration between) {
    Requirements.given("The pause between batches of " + table, between);
    if (between.isNegative()) {
      throw new IllegalArgumentException(
          "The pause between batches of %s is negative.".formatted(table));
    }
    return new BatchChanges(table, assignments, where, batchSize, between);
  }

  BatchUpdate operation(QualifiedName name, String key) {
    if (assignments.isEmpty()) {
      throw new IllegalArgumentException(
          "The batch update of %s sets nothing. Write b -> b.set(column, sql).".formatted(table));
    }
    if (assignments.stream().anyMatch(one -> one.column().equals(key))) {
      throw new IllegalArgumentException(
          "The batch update of %s sets %s, the key that it goes by. Go by another column."
              .formatted(table, key));
    }
    return new BatchUpdate(name, key, assignments, where, batchSize, pause);
  }
}
