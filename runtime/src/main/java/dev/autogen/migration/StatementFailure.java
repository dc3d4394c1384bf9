package dev.autogen.migration;

/** A statement, or work on a connection, that failed; becomes a message that names the revision. */
final class StatementFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String what;
  private final String sqlState;

  /**
   * @param what the statement, shortened, or what else failed
   * @param sqlState PostgreSQL's error code; empty when the failure is not the server's
   */
  StatementFailure(String what, String sqlState, Exception cause) {
    super(cause);
    this.what = what;
    this.sqlState = sqlState;
  }

  /** Returns the failure in words: {@code at 'drop table posts': … does not exist}. */
  String words() {
    return "at '%s': %s".formatted(what, SqlMessages.of((Exception) getCause()));
  }

  /** Tells whether the connection, or the server, is gone. */
  boolean connectionLost() {
    return sqlState.startsWith("08") || sqlState.startsWith("57P");
  }

  /** Returns what helps against it; empty when nothing is known. */
  String advice() {
    return switch (sqlState) {
      case "25001" -> " Put it into op.outsideTransaction(...).";
      case "55P04" -> " Use a new enum value in a later step than the one that adds it.";
      case "55P03" -> " A lock was not to be had in time: see who holds it, then run again.";
      default -> "";
    };
  }
}
