package dev.autogen.migration;

import java.sql.SQLException;
import java.util.regex.Pattern;

/** SQL and the server's answers as they stand in messages: on one line, short, without secrets. */
final class SqlMessages {

  private static final int LENGTH = 200;
  private static final Pattern PASSWORD_LITERAL =
      Pattern.compile("(password\\s*(?:=\\s*|\\(\\s*)?)'(?:[^']|'')*'", Pattern.CASE_INSENSITIVE);
  private static final Pattern PASSWORD_PARAMETER =
      Pattern.compile("(password=)[^&\\s'\"]+", Pattern.CASE_INSENSITIVE);

  private static final Pattern PASSWORD_IN_AUTHORITY = Pattern.compile("(//[^/:@\\s]+:)[^@/\\s]+@");

  private SqlMessages() {}

  /** Returns what the server said. */
  static String of(Exception e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return masked(oneLine(message).replaceFirst("^(ERROR|FATAL): ", ""));
  }

  /** Returns the beginning of a statement. */
  static String shortened(String sql) {
    String line = masked(oneLine(sql));
    return line.length() <= LENGTH ? line : line.substring(0, LENGTH) + "…";
  }

  /** Returns the code of the first exception of the chain that has one; empty for none. */
  static String stateOf(SQLException e) {
    return e.getSQLState() == null ? "" : e.getSQLState();
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static String masked(String text) {
    String literals = PASSWORD_LITERAL.matcher(text).replaceAll("$1'***'");
    String parameters = PASSWORD_PARAMETER.matcher(literals).replaceAll("$1***");
    return PASSWORD_IN_AUTHORITY.matcher(parameters).replaceAll("$1***@");
  }
}
