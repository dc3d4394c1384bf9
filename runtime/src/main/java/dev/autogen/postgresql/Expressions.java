package dev.autogen.postgresql;

import dev.autogen.schema.SqlLexer;
import dev.autogen.schema.SqlToken;
import dev.autogen.schema.SqlToken.Kind;
import java.util.List;

/** Puts expressions of others into statements without a change of their meaning. */
final class Expressions {

  private Expressions() {}

  /**
   * Returns the expression in parentheses; one that may end in a comment has its closing
   * parenthesis on a line of its own.
   */
  static String parenthesized(String sql) {
    return "(" + sql + (sql.contains("--") ? "\n)" : ")");
  }

  /**
   * Returns the expression as {@code DEFAULT} takes it. In a column definition that is PostgreSQL's
   * {@code b_expr}, which leaves out {@code AND}, {@code IS}, {@code AT TIME ZONE} and others
   * unless they stand in parentheses.
   */
  static String asDefault(String sql) {
    return new Reader(SqlLexer.tokens(sql)).isSimple() ? sql : parenthesized(sql);
  }

  /**
   * Recognises a number, a word such as {@code true}, a string or a call, each with casts or
   * without.
   */
  private static final class Reader {
    private final List<SqlToken> tokens;
    private int position;

    Reader(List<SqlToken> all) {
      this.tokens = all.stream().filter(token -> token.kind() != Kind.WHITESPACE).toList();
    }

    boolean isSimple() {
      boolean isValue = skip(Kind.STRING) || number() || name() && arguments();
      while (isValue && skip("::")) {
        isValue = type();
      }
      return isValue && position == tokens.size();
    }

    private boolean number() {
      int start = position;
      if (!skip("-")) {
        skip("+");
      }
      boolean isNumber = skip(Kind.NUMBER);
      position = isNumber ? position : start;
      return isNumber;
    }

    private boolean name() {
      boolean isName = identifier();
      while (isName && skip(".")) {
        isName = identifier();
      }
      return isName;
    }

    private boolean identifier() {
      return skip(Kind.IDENTIFIER) || skip(Kind.QUOTED_IDENTIFIER);
    }

    /** Skips what stands in parentheses, if anything does; tells whether they are balanced. */
    private boolean arguments() {
      if (!skip("(")) {
        return true;
      }
      int depth = 1;
      while (depth > 0 && position < tokens.size()) {
        SqlToken token = tokens.get(position++);
        if (token.kind() == Kind.COMMENT || token.kind() == Kind.UNTERMINATED) {
          return false;
        }
        depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      }
      return depth == 0;
    }

    private boolean type() {
      boolean isTwoWords =
          isWord(position, "character") && isWord(position + 1, "varying")
              || isWord(position, "double") && isWord(position + 1, "precision");
      position += isTwoWords ? 1 : 0;
      boolean isType = name() && arguments();
      return isType && (!skip("[") || skip("]"));
    }

    private boolean isWord(int at, String word) {
      return at < tokens.size() && tokens.get(at).isWord(word);
    }

    private boolean skip(Kind kind) {
      return skipIf(position < tokens.size() && tokens.get(position).kind() == kind);
    }

    private boolean skip(String symbol) {
      return skipIf(position < tokens.size() && tokens.get(position).is(symbol));
    }

    private boolean skipIf(boolean matches) {
      position += matches ? 1 : 0;
      return matches;
    }
  }
}
