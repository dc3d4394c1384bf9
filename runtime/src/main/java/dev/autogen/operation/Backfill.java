package dev.autogen.operation;

import dev.autogen.schema.QualifiedName;

/**
 * Gives the rows that have none a value: {@code update t set c = expression where c is null}.
 *
 * @param table the table
 * @param column the column
 * @param expression the value as SQL; it may name other columns
 */
public record Backfill(QualifiedName table, String column, String expression) implements Operation {

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.backfill(this);
  }
}
