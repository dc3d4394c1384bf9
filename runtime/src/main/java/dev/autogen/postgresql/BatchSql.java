package dev.autogen.postgresql;

import dev.autogen.operation.BatchUpdate;
import dev.autogen.schema.StringLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The statements of an update by batches. A batch ends at a key, not after a number of rows, so
 * that rows of an equal key are in the same one. Keys are given and returned as their text, which
 * PostgreSQL reads as of the column's type.
 */
public final class BatchSql {

  private final BatchUpdate update;
  private final String table;
  private final String key;
  private final String assignments;

  BatchSql(SqlNames names, BatchUpdate update) {
    this.update = update;
    this.table = names.name(update.table());
    this.key = names.name(update.key());
    this.assignments =
        update.assignments().stream()
            .map(one -> names.name(one.column()) + " = " + Expressions.asDefault(one.sql()))
            .collect(Collectors.joining(", "));
  }

  /** Returns one update of all rows. */
  String all() {
    return update(List.of());
  }

  /** Returns a query that tells whether rows would be left out because they have no key. */
  public String anyWithoutKey() {
    return "select exists (select from %s%s)".formatted(table, where(List.of(key + " is null")));
  }

  /**
   * Returns a query for the last key of the next batch; no row if there are no more.
   *
   * @param position the last key of the batch before; empty for the first
   */
  public String end(Optional<String> position) {
    return ("select b.k::text from (select %1$s as k from %2$s%3$s order by %1$s limit %4$d) b"
            + " order by b.k desc limit 1")
        .formatted(key, table, where(after(position)), update.batchSize());
  }

  /**
   * Returns the update of one batch.
   *
   * @param position the last key of the batch before; empty for the first
   * @param end the last key of this batch
   */
  public String batch(Optional<String> position, String end) {
    List<String> conditions = new ArrayList<>(after(position));
    conditions.add(key + " <= " + StringLiteral.of(end));
    return update(conditions);
  }

  private List<String> after(Optional<String> position) {
    return List.of(
        position.map(last -> key + " > " + StringLiteral.of(last)).orElse(key + " is not null"));
  }

  private String update(List<String> conditions) {
    return "update %s set %s%s".formatted(table, assignments, where(conditions));
  }

  private String where(List<String> conditions) {
    List<String> all = new ArrayList<>(conditions);
    if (!update.where().isEmpty()) {
      all.add(Expressions.parenthesized(update.where()));
    }
    return all.isEmpty() ? "" : " where " + String.join(" and ", all);
  }
}
