package dev.autogen.revision;

/**
 * A failure that the user can understand and act on: its message is one or two sentences that say
 * what is wrong and what to do next. Printed without a stack trace.
 */
public final class AutogenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why a command ends, and the exit code that says so. */
  public enum Kind {
    /** Something went wrong, or could not be told. */
    FAILED(1),
    /** The command was used wrongly. */
    USAGE(2),
    /** A question is open; the message names the flags that answer it. */
    QUESTION(4),
    /** A loss of data was not accepted. */
    LOSS(5),
    /** Somebody ended it, as Ctrl-C does. */
    INTERRUPTED(130);

    private final int exitCode;

    Kind(int exitCode) {
      this.exitCode = exitCode;
    }

    public int exitCode() {
      return exitCode;
    }
  }

  private final Kind kind;

  private AutogenException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public static AutogenException failed(String message) {
    return new AutogenException(Kind.FAILED, message, null);
  }

  public static AutogenException failed(String message, Throwable cause) {
    return new AutogenException(Kind.FAILED, message, cause);
  }

  public static AutogenException usage(String message) {
    return new AutogenException(Kind.USAGE, message, null);
  }

  public static AutogenException question(String message) {
    return new AutogenException(Kind.QUESTION, message, null);
  }

  public static AutogenException loss(String message) {
    return new AutogenException(Kind.LOSS, message, null);
  }

  public static AutogenException interrupted(String message) {
    return new AutogenException(Kind.INTERRUPTED, message, null);
  }

  public Kind kind() {
    return kind;
  }
}
