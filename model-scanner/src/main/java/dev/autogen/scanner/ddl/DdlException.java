package dev.autogen.scanner.ddl;

/** SQL that PostgreSQL would not take, or that cannot be read. */
public final class DdlException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String column;

  DdlException(String message) {
    this(message, "");
  }

  DdlException(String message, String column) {
    super(message);
    this.column = column;
  }

  /** Returns the same, about that column. */
  DdlException in(String columnName) {
    DdlException more = new DdlException(getMessage(), columnName);
    more.initCause(this);
    return more;
  }

  /**
   * Returns the exact name of the column it is about; empty when it is about the whole statement.
   */
  public String column() {
    return column;
  }
}
