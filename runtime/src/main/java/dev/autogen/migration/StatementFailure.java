package dev.autogen.migration;

/** A statement, or work on a connection, that failed; becomes a message that names the revision. */
final class StatementFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String what;
  private final String sqlState;

  /**
   * @param what the statement, shortened, or what else failed; empty between two statements
   * @param sqlState PostgreSQL's error code; empty when the failure is not the server's
   */
  StatementFailure(String what, String sqlState, Exception cause) {
    super(cause);
    this.what = what;
    this.sqlState = sqlState;
  }

  /** Returns the failure in words: {@code at 'drop table posts': … does not exist}. */
  String words() {
    String message = SqlMessages.of((Exception) getCause());
    return place().isEmpty() ? message : "%s: %s".formatted(place(), message);
  }

  /** Returns where it happened: {@code at 'drop table posts'}; empty between two statements. */
  String place() {
    return what.isEmpty() ? "" : "at '%s'".formatted(what);
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
