package dev.autogen.operation;

/**
 * Marks a place that a human must fill in; the migrator refuses before any statement.
 *
 * @param question what is to be decided
 */
public record Todo(String question) implements Operation {

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.todo(this);
  }
}
