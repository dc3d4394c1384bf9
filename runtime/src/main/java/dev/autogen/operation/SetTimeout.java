package dev.autogen.operation;

import java.time.Duration;

/**
 * Bounds how long what follows may take or wait, to the end of the revision or of the step that it
 * stands in.
 *
 * @param kind what is bounded
 * @param timeout the bound, in whole milliseconds; zero for none
 */
public record SetTimeout(Kind kind, Duration timeout) implements Operation {

  /** What PostgreSQL can bound (documentation, 20.11.1 "Statement Behavior"). */
  public enum Kind {
    /** How long a statement waits for a lock. */
    LOCK("lock_timeout"),
    /** How long a statement runs, its waiting included. */
    STATEMENT("statement_timeout");

    private final String parameter;

    Kind(String parameter) {
      this.parameter = parameter;
    }

    /** Returns the name of the server's parameter. */
    public String parameter() {
      return parameter;
    }
  }

  /** Returns the value of the parameter, as in {@code 5000ms}. */
  public String value() {
    return timeout.toMillis() + "ms";
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.setTimeout(this);
  }
}
