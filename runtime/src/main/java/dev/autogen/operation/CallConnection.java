package dev.autogen.operation;

/**
 * Hands the connection to code of the revision; the only operation that sees a database. Skipped
 * and marked in scripts.
 *
 * @param work what to do with the connection
 */
public record CallConnection(ConnectionWork work) implements Operation {

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.callConnection(this);
  }
}
