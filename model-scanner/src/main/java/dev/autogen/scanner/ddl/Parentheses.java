package dev.autogen.scanner.ddl;

import dev.autogen.schema.SqlLexer;
import dev.autogen.schema.SqlToken;
import java.util.List;

/** Parentheses around a whole expression, which mean nothing. */
final class Parentheses {

  private Parentheses() {}

  /** Returns the expression without the parentheses that enclose all of it. */
  static String strip(String expression) {
    String stripped = expression.strip();
    while (enclosed(stripped)) {
      stripped = stripped.substring(1, stripped.length() - 1).strip();
    }
    return stripped;
  }

  private static boolean enclosed(String expression) {
    List<SqlToken> tokens = SqlLexer.tokens(expression);
    if (tokens.size() < 2 || !tokens.get(0).is("(") || !tokens.get(tokens.size() - 1).is(")")) {
      return false;
    }
    int depth = 0;
    for (SqlToken token : tokens.subList(0, tokens.size() - 1)) {
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth == 0) {
        return false;
      }
    }
    return true;
  }
}
