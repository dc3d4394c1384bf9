package dev.autogen.schema;

import dev.autogen.schema.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes SQL text apart into tokens as PostgreSQL's lexer does (documentation: 4.1 Lexical
 * Structure; {@code standard_conforming_strings} on). It never fails: what has no end becomes one
 * {@link Kind#UNTERMINATED} token, and the texts of all tokens joined are the input.
 */
public final class SqlLexer {

  private static final String OPERATOR_CHARACTERS = "+-*/<>=~!@#%^&|`?";

  /** An operator of several characters ends with + or - only if it contains one of these. */
  private static final String MAY_END_WITH_SIGN = "~!@#^&|`?%";

  private final String sql;
  private final List<SqlToken> tokens = new ArrayList<>();
  private int position;

  private SqlLexer(String sql) {
    this.sql = sql;
  }

  /** Returns all tokens, white space and comments included. */
  public static List<SqlToken> tokens(String sql) {
    return new SqlLexer(sql).run();
  }

  /** Returns the tokens that are neither white space nor comment. */
  public static List<SqlToken> significantTokens(String sql) {
    return tokens(sql).stream().filter(token -> !token.isBlank()).toList();
  }

  private List<SqlToken> run() {
    while (position < sql.length()) {
      int start = position;
      Kind kind = read();
      tokens.add(new SqlToken(kind, sql.substring(start, position), start));
    }
    return List.copyOf(tokens);
  }

  private Kind read() {
    char c = sql.charAt(position);
    if (isSpace(c)) {
      skipWhile(SqlLexer::isSpace);
      return Kind.WHITESPACE;
    }
    if (startsWith("--")) {
      skipWhile(next -> next != '\n' && next != '\r');
      return Kind.COMMENT;
    }
    if (startsWith("/*")) {
      return blockComment();
    }
    if (c == '\'') {
      return quoted(0, false, Kind.STRING);
    }
    if (c == '"') {
      return quoted(0, false, Kind.QUOTED_IDENTIFIER);
    }
    if (isIdentifierStart(c)) {
      return identifierOrPrefixedQuote(c);
    }
    if (isDigit(c) || c == '.' && isDigit(at(position + 1))) {
      return number();
    }
    if (c == '$') {
      return dollar();
    }
    if (OPERATOR_CHARACTERS.indexOf(c) >= 0) {
      return operator();
    }
    position += startsWith("::") || startsWith(":=") || startsWith("..") ? 2 : 1;
    return Kind.PUNCTUATION;
  }

  private Kind identifierOrPrefixedQuote(char first) {
    char next = at(position + 1);
    if (next == '\'' && "eEnNbBxX".indexOf(first) >= 0) {
      return quoted(1, first == 'e' || first == 'E', Kind.STRING);
    }
    if ((first == 'u' || first == 'U') && next == '&') {
      if (at(position + 2) == '\'') {
        return quoted(2, false, Kind.STRING);
      }
      if (at(position + 2) == '"') {
        return quoted(2, false, Kind.QUOTED_IDENTIFIER);
      }
    }
    skipWhile(c -> isIdentifierStart(c) || isDigit(c) || c == '$');
    return Kind.IDENTIFIER;
  }

  private Kind quoted(int prefix, boolean backslashEscapes, Kind kind) {
    char quote = sql.charAt(position + prefix);
    int at = position + prefix + 1;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (c == '\\' && backslashEscapes || c == quote && at(at + 1) == quote) {
        at += 2;
      } else if (c == quote) {
        position = at + 1;
        return kind;
      } else {
        at++;
      }
    }
    return unterminated();
  }

  private Kind blockComment() {
    int depth = 0;
    for (int at = position; at < sql.length() - 1; ) {
      if (sql.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (sql.startsWith("*/", at)) {
        depth--;
        at += 2;
        if (depth == 0) {
          position = at;
          return Kind.COMMENT;
        }
      } else {
        at++;
      }
    }
    return unterminated();
  }

  private Kind dollar() {
    int at = position + 1;
    if (isDigit(at(at))) {
      position = at;
      skipWhile(SqlLexer::isDigit);
      return Kind.PARAMETER;
    }
    if (isIdentifierStart(at(at))) {
      while (isIdentifierStart(at(at)) || isDigit(at(at))) {
        at++;
      }
    }
    if (at(at) != '$') {
      position++;
      return Kind.PUNCTUATION;
    }
    String tag = sql.substring(position, at + 1);
    int end = sql.indexOf(tag, at + 1);
    if (end < 0) {
      return unterminated();
    }
    position = end + tag.length();
    return Kind.STRING;
  }

  private Kind number() {
    if (at(position) == '0' && "xXoObB".indexOf(at(position + 1)) >= 0) {
      int digits = position + 2;
      if (Character.digit(at(digits), 16) >= 0) {
        position = digits;
        skipWhile(c -> Character.digit(c, 16) >= 0 || c == '_');
        return Kind.NUMBER;
      }
    }
    skipWhile(c -> isDigit(c) || c == '_');
    if (at(position) == '.' && at(position + 1) != '.') {
      position++;
      skipWhile(c -> isDigit(c) || c == '_');
    }
    int exponent = position + 1;
    if (at(position) == 'e' || at(position) == 'E') {
      if (at(exponent) == '+' || at(exponent) == '-') {
        exponent++;
      }
      if (isDigit(at(exponent))) {
        position = exponent;
        skipWhile(SqlLexer::isDigit);
      }
    }
    return Kind.NUMBER;
  }

  private Kind operator() {
    int end = position;
    while (OPERATOR_CHARACTERS.indexOf(at(end)) >= 0
        && !sql.startsWith("--", end)
        && !sql.startsWith("/*", end)) {
      end++;
    }
    boolean keepsSign =
        sql.substring(position, end).chars().anyMatch(c -> MAY_END_WITH_SIGN.indexOf(c) >= 0);
    while (!keepsSign && end - position > 1 && "+-".indexOf(sql.charAt(end - 1)) >= 0) {
      end--;
    }
    position = end;
    return Kind.OPERATOR;
  }

  private Kind unterminated() {
    position = sql.length();
    return Kind.UNTERMINATED;
  }

  private interface CharacterTest {
    boolean matches(char c);
  }

  private void skipWhile(CharacterTest test) {
    while (position < sql.length() && test.matches(sql.charAt(position))) {
      position++;
    }
  }

  private boolean startsWith(String symbol) {
    return sql.startsWith(symbol, position);
  }

  /** Returns the character there, or NUL, which SQL text never contains, beyond the end. */
  private char at(int index) {
    return index < sql.length() ? sql.charAt(index) : '\0';
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Every character beyond ASCII is a letter to PostgreSQL, a no-break space included. */
  private static boolean isIdentifierStart(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80;
  }
}
