package dev.autogen.postgresql;

import java.util.regex.Pattern;

/** Puts expressions of others into statements without a change of their meaning. */
final class Expressions {

  private static final String STRING = "'(?:[^']|'')*'";
  private static final String CAST =
      "(?:::(?:character varying|double precision|[a-z_][a-z0-9_.]*)(?:\\(\\d+(?:, ?\\d+)?\\))?(?:\\[\\])?)?";

  /**
   * What needs no parentheses as a default: a number, a word such as {@code true}, a string, a call
   * without operators in its arguments; each with a cast or without.
   */
  private static final Pattern SIMPLE =
      Pattern.compile(
          "(?:[+-]?\\d+(?:\\.\\d+)?|[A-Za-z_]+|"
              + STRING
              + "|[A-Za-z_][A-Za-z0-9_.]*\\((?:[^()'\"$/-]|"
              + STRING
              + ")*+\\))"
              + CAST);

  private Expressions() {}

  /**
   * Returns the expression in parentheses; one that may end in a comment has its closing parenthesis
   * on a line of its own.
   */
  static String parenthesized(String sql) {
    return "(" + sql + (sql.contains("--") ? "\n)" : ")");
  }

  /**
   * Returns the expression as {@code DEFAULT} takes it. In a column definition that is PostgreSQL's
   * {@code b_expr}, which leaves out {@code AND}, {@code IS}, {@code AT TIME ZONE} and others unless
   * they stand in parentheses.
   */
  static String asDefault(String sql) {
    return SIMPLE.matcher(sql).matches() ? sql : parenthesized(sql);
  }
}
