package dev.autogen.operation;

import java.util.List;

/**
 * Runs one statement with values for its question marks.
 *
 * @param sql the statement; {@code ??} in it is a question mark that is an operator's
 * @param parameters a value for each question mark, in order
 * @param reverse the statement that undoes it; empty when there is none
 * @param reverseParameters a value for each question mark of that
 */
public record ExecuteUpdate(
    String sql, List<Parameter> parameters, String reverse, List<Parameter> reverseParameters)
    implements Operation {

  public ExecuteUpdate {
    parameters = List.copyOf(parameters);
    reverseParameters = List.copyOf(reverseParameters);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.executeUpdate(this);
  }
}
