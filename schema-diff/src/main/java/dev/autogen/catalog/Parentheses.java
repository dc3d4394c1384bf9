package dev.autogen.catalog;

import dev.autogen.schema.SqlLexer;
import dev.autogen.schema.SqlToken;
import java.util.List;

/** The parentheses that PostgreSQL prints around most expressions. */
final class Parentheses {

  private Parentheses() {}

  /** Returns the expression without parentheses that enclose all of it. */
  static String strip(String sql) {
    String inner = sql;
    while (inner.startsWith("(") && encloses(inner)) {
      inner = inner.substring(1, inner.length() - 1);
    }
    return inner;
  }

  /**
   * Tells whether the text can stand between parentheses and stay one expression: none of its
   * quotes and comments is left open, no parenthesis closes what it did not open, no statement
   * ends.
   */
  static boolean areBalanced(String sql) {
    int depth = 0;
    for (SqlToken token : SqlLexer.tokens(sql)) {
      depth += change(token);
      boolean breaksOut = depth < 0 || token.is(";");
      if (breaksOut || token.kind() == SqlToken.Kind.UNTERMINATED) {
        return false;
      }
    }
    return depth == 0;
  }

  private static boolean encloses(String sql) {
    List<SqlToken> tokens = SqlLexer.tokens(sql);
    int depth = 0;
    for (SqlToken token : tokens) {
      depth += change(token);
      if (depth == 0) {
        return token.end() == sql.length();
      }
    }
    return false;
  }

  private static int change(SqlToken token) {
    if (token.is("(")) {
      return 1;
    }
    return token.is(")") ? -1 : 0;
  }
}
