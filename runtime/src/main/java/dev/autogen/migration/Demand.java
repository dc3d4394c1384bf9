package dev.autogen.migration;

import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import java.util.Set;

/**
 * What an operation needs of the rows that are there; without it PostgreSQL refuses the operation.
 *
 * @param table whose rows
 * @param reads the columns and tables by which it is seen, as they are before the operation
 * @param from the table as {@code FROM} names it, called {@code t}
 * @param condition true for a row that does not fit; empty if one row does not tell
 * @param count a query for the number of rows that do not fit
 * @param words what is wrong with such rows, behind "3 rows of posts": {@code whose title is null}
 */
record Demand(
    QualifiedName table,
    Set<ObjectId> reads,
    String from,
    String condition,
    String count,
    String words) {

  Demand {
    reads = Set.copyOf(reads);
  }

  /** A demand that each row meets or not. */
  static Demand ofRows(
      QualifiedName table, Set<ObjectId> reads, String from, String condition, String words) {
    String count = "select count(*) from %s where %s".formatted(from, condition);
    return new Demand(table, reads, from, condition, count, words);
  }

  /** A demand that rows meet together. */
  static Demand ofAll(
      QualifiedName table, Set<ObjectId> reads, String from, String count, String words) {
    return new Demand(table, reads, from, "", count, words);
  }
}
