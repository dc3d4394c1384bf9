package dev.autogen.operation;

import dev.autogen.schema.QualifiedName;
import java.time.Duration;
import java.util.List;

/**
 * Changes rows by batches in the order of a key, each batch in a transaction of its own.
 *
 * @param table the table
 * @param key the exact name of the column that orders the rows; of any type that has an order
 * @param assignments the columns that change
 * @param where which rows, as SQL; empty for all
 * @param batchSize how many rows a batch has at most, but for those of an equal key
 * @param pause how long to wait between batches
 */
public record BatchUpdate(
    QualifiedName table,
    String key,
    List<Assignment> assignments,
    String where,
    int batchSize,
    Duration pause)
    implements Operation {

  /**
   * A new value.
   *
   * @param column the exact name of the column
   * @param sql its value as SQL, which may name other columns
   */
  public record Assignment(String column, String sql) {}

  public BatchUpdate {
    assignments = List.copyOf(assignments);
    if (assignments.isEmpty() || batchSize < 1) {
      throw new IllegalArgumentException(
          "A batch update of %s needs an assignment and a batch of rows".formatted(table.name()));
    }
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.batchUpdate(this);
  }
}
