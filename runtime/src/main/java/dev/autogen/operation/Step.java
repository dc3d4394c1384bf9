package dev.autogen.operation;

import java.util.List;

/**
 * Operations that run together, apart from those before and after.
 *
 * @param transactional whether they run in a transaction of their own; otherwise each statement
 *     commits by itself, as {@code CREATE INDEX CONCURRENTLY} needs
 * @param operations what to do, without further steps
 */
public record Step(boolean transactional, List<Operation> operations) implements Operation {

  public Step {
    operations = List.copyOf(operations);
    if (operations.stream().anyMatch(Step.class::isInstance)) {
      throw new IllegalArgumentException("A step cannot contain a step");
    }
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.step(this);
  }
}
