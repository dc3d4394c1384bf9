package dev.autogen.schema;

import dev.autogen.schema.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one line of tokens from left to right; every failure says what was expected and what is
 * there.
 */
final class TokenCursor {

  /** What stands before a string that holds SQL which cannot stand in a line as it is. */
  static final String ESCAPED_SQL = "sql";

  private final String text;
  private final List<SqlToken> tokens;
  private int next;

  TokenCursor(String text) {
    this.text = text;
    this.tokens = SqlLexer.significantTokens(text);
    for (SqlToken token : SqlLexer.tokens(text)) {
      if (token.kind() == Kind.UNTERMINATED) {
        throw new IllegalArgumentException("The quote in " + token.text() + " has no end");
      }
      if (token.kind() == Kind.COMMENT) {
        throw new IllegalArgumentException("A comment cannot stand here: " + token.text());
      }
    }
  }

  boolean atEnd() {
    return next == tokens.size();
  }

  void expectEnd(String expected) {
    if (!atEnd()) {
      throw expected(expected);
    }
  }

  boolean isNext(String symbol) {
    return !atEnd() && tokens.get(next).is(symbol);
  }

  boolean isNextString() {
    return !atEnd() && tokens.get(next).kind() == Kind.STRING;
  }

  boolean isNextWord(String word) {
    return isWord(next, word);
  }

  private boolean isWord(int index, String word) {
    return index < tokens.size() && tokens.get(index).isWord(word);
  }

  /** Returns the next token without taking it. */
  SqlToken peek(String expected) {
    if (atEnd()) {
      throw expected(expected);
    }
    return tokens.get(next);
  }

  /** Takes the next token whatever it is. */
  SqlToken take(String expected) {
    SqlToken token = peek(expected);
    next++;
    return token;
  }

  boolean accept(String symbol) {
    boolean found = isNext(symbol);
    if (found) {
      next++;
    }
    return found;
  }

  /** Takes those words, such as {@code not null}, if all of them come next. */
  boolean acceptWords(String words) {
    String[] all = words.split(" ");
    for (int i = 0; i < all.length; i++) {
      if (!isWord(next + i, all[i])) {
        return false;
      }
    }
    next += all.length;
    return true;
  }

  void expect(String symbol) {
    if (!accept(symbol)) {
      throw expected("'" + symbol + "'");
    }
  }

  void expectWords(String words) {
    if (!acceptWords(words)) {
      throw expected("'" + words + "'");
    }
  }

  /** Takes an identifier. */
  String name(String expected) {
    if (atEnd() || !tokens.get(next).isIdentifier()) {
      throw expected(expected);
    }
    return tokens.get(next++).identifier();
  }

  /** Takes {@code table.column} or {@code schema.table.column}. */
  ObjectId columnId() {
    List<String> names = dottedName("a column");
    int last = names.size() - 1;
    if (last < 1 || last > 2) {
      throw new IllegalArgumentException("Expected table.column, but there is " + names);
    }
    String table = names.get(last - 1);
    QualifiedName name =
        last == 1 ? QualifiedName.of(table) : QualifiedName.of(names.get(0), table);
    return ObjectId.column(name, names.get(last));
  }

  /** Takes identifiers with dots between. */
  List<String> dottedName(String expected) {
    List<String> names = new ArrayList<>();
    do {
      names.add(name(expected));
    } while (accept("."));
    return names;
  }

  /** Takes {@code name} or {@code schema.name}. */
  QualifiedName qualifiedName(String expected) {
    int start = next;
    List<String> names = dottedName(expected);
    if (names.size() > 2) {
      next = start;
      throw expected(expected);
    }
    return names.size() == 1
        ? QualifiedName.of(names.get(0))
        : QualifiedName.of(names.get(0), names.get(1));
  }

  /** Takes {@code (name, …)}. */
  List<String> names(String expected) {
    expect("(");
    List<String> names = new ArrayList<>();
    if (!accept(")")) {
      do {
        names.add(name(expected));
      } while (accept(","));
      expect(")");
    }
    return names;
  }

  String string(String expected) {
    if (!isNextString()) {
      throw expected(expected);
    }
    return tokens.get(next++).string();
  }

  long integer(String expected) {
    int start = next;
    boolean negative = accept("-");
    if (!atEnd() && tokens.get(next).kind() == Kind.NUMBER) {
      String digits = (negative ? "-" : "") + tokens.get(next++).text();
      try {
        return Long.parseLong(digits);
      } catch (NumberFormatException tooLongOrFraction) {
        next = start;
        throw expected(expected);
      }
    }
    next = start;
    throw expected(expected);
  }

  /** Takes SQL up to the end of the line. */
  String sqlToEnd(String expected) {
    SqlToken first = peek(expected);
    int end = tokens.size();
    String sql = sql(next, end, text.substring(first.start()).strip());
    next = end;
    return sql;
  }

  /** Takes SQL in parentheses. */
  String sqlInParentheses() {
    int open = next;
    expect("(");
    int close = closing(open);
    String inner = text.substring(tokens.get(open).end(), tokens.get(close).start());
    String sql = sql(open + 1, close, inner.strip());
    next = close + 1;
    return sql;
  }

  /** Takes {@code name(…)} with all that is in the parentheses; the name may have dots. */
  String call(String expected) {
    int start = next;
    dottedName(expected);
    if (isNext("(")) {
      next = closing(next) + 1;
    }
    return text.substring(tokens.get(start).start(), tokens.get(next - 1).end());
  }

  /** Tells whether a name follows that has parentheses after it. */
  boolean isCall() {
    int at = next;
    while (at + 1 < tokens.size() && tokens.get(at).isIdentifier() && tokens.get(at + 1).is(".")) {
      at += 2;
    }
    return at + 1 < tokens.size() && tokens.get(at).isIdentifier() && tokens.get(at + 1).is("(");
  }

  private String sql(int from, int to, String verbatim) {
    boolean escaped =
        to - from == 2 && isWord(from, ESCAPED_SQL) && tokens.get(from + 1).kind() == Kind.STRING;
    return escaped ? tokens.get(from + 1).string() : verbatim;
  }

  /** Returns the index of the token that closes the parenthesis at {@code open}. */
  private int closing(int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      if (tokens.get(i).is("(")) {
        depth++;
      } else if (tokens.get(i).is(")") && --depth == 0) {
        return i;
      }
    }
    throw new IllegalArgumentException("The parenthesis has no end in: " + text);
  }

  IllegalArgumentException expected(String expected) {
    String found =
        atEnd() ? "the line ends" : "there is '" + text.substring(tokens.get(next).start()) + "'";
    return new IllegalArgumentException("Expected " + expected + ", but " + found);
  }
}
