package dev.autogen.operation;

/**
 * Runs SQL as it is.
 *
 * @param sql one or several statements
 * @param reverse the statements that undo it; empty when there are none
 */
public record ExecuteSql(String sql, String reverse) implements Operation {

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.executeSql(this);
  }
}
