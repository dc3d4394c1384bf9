package dev.autogen.operation;

/**
 * Says that a direction cannot be gone; the migrator refuses before any statement.
 *
 * @param reason why, for the user
 */
public record Irreversible(String reason) implements Operation {

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.irreversible(this);
  }
}
