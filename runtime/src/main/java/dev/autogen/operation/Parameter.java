package dev.autogen.operation;

import java.util.Optional;

/**
 * A value for a question mark of an {@link ExecuteUpdate}. Two are equal when their constants are.
 *
 * @param value the value as Java has it; empty for null
 * @param literal the same value as a constant of SQL
 */
public record Parameter(Optional<Object> value, Literal literal) {

  @Override
  public boolean equals(Object other) {
    return other instanceof Parameter parameter && parameter.literal.equals(literal);
  }

  @Override
  public int hashCode() {
    return literal.hashCode();
  }
}
