package dev.autogen.scanner.ddl;

import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SchemaName;
import dev.autogen.schema.SqlIdentifier;
import dev.autogen.schema.SqlLexer;
import dev.autogen.schema.SqlToken;
import dev.autogen.schema.SqlToken.Kind;
import dev.autogen.schema.StorageParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The tokens of one statement, read from left to right. */
final class DdlTokens {

  private final String sql;
  private final List<SqlToken> tokens;
  private int next;

  DdlTokens(String sql) {
    this.sql = truncated(sql);
    this.tokens = SqlLexer.significantTokens(this.sql);
    if (tokens.stream().anyMatch(token -> token.kind() == Kind.UNTERMINATED)) {
      throw new DdlException("A quote or comment has no end in: " + sql);
    }
  }

  /** Cuts names as PostgreSQL does, in expressions too. */
  private static String truncated(String sql) {
    StringBuilder cut = new StringBuilder(sql);
    List<SqlToken> tokens = SqlLexer.significantTokens(sql);
    for (int i = tokens.size() - 1; i >= 0; i--) {
      SqlToken token = tokens.get(i);
      if (token.isIdentifier()
          && !SqlIdentifier.truncate(token.identifier()).equals(token.identifier())) {
        String name = SqlIdentifier.quote(SqlIdentifier.truncate(token.identifier()));
        cut.replace(token.start(), token.end(), name);
      }
    }
    return cut.toString();
  }

  boolean atEnd() {
    return next == tokens.size();
  }

  boolean isNext(String symbol) {
    return !atEnd() && tokens.get(next).is(symbol);
  }

  /** Tells whether those words, separated by a space, come next. */
  boolean isNextWords(String words) {
    String[] each = words.split(" ");
    for (int i = 0; i < each.length; i++) {
      if (next + i >= tokens.size() || !tokens.get(next + i).isWord(each[i])) {
        return false;
      }
    }
    return true;
  }

  boolean accept(String symbol) {
    boolean found = isNext(symbol);
    if (found) {
      next++;
    }
    return found;
  }

  boolean acceptWords(String words) {
    boolean found = isNextWords(words);
    if (found) {
      next += words.split(" ").length;
    }
    return found;
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

  void expectEnd() {
    if (!atEnd()) {
      throw new DdlException("'%s' cannot be understood".formatted(rest()));
    }
  }

  DdlException expected(String what) {
    return new DdlException(
        atEnd()
            ? "%s is missing at the end of: %s".formatted(what, sql)
            : "%s is missing before '%s'".formatted(what, rest()));
  }

  /** Returns the next token and goes on. */
  SqlToken take() {
    if (atEnd()) {
      throw expected("Something");
    }
    return tokens.get(next++);
  }

  /** Returns the catalog name of the identifier that comes next. */
  String name() {
    if (atEnd() || !tokens.get(next).isIdentifier()) {
      throw expected("A name");
    }
    SqlToken token = take();
    String name = token.identifier();
    if (token.kind() == Kind.IDENTIFIER && ReservedWords.contains(name)) {
      throw new DdlException(
          "%s is a reserved word of PostgreSQL, and Hibernate writes the name without quotes. Give it another name, or set hibernate.auto_quote_keyword=true"
              .formatted(name),
          name);
    }
    return name;
  }

  QualifiedName qualifiedName(SchemaName defaultSchema) {
    String first = name();
    if (!accept(".")) {
      return QualifiedName.of(first);
    }
    String name = name();
    return new QualifiedName(
        first.equals(defaultSchema.name()) ? SchemaName.DEFAULT : SchemaName.of(first), name);
  }

  /** Returns the names in parentheses that come next. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    expect("(");
    do {
      names.add(name());
    } while (accept(","));
    expect(")");
    return names;
  }

  /** Returns the text that the string which comes next stands for. */
  String string() {
    if (atEnd() || tokens.get(next).kind() != Kind.STRING) {
      throw expected("A string");
    }
    return take().string();
  }

  /** Returns those of {@code WITH (…)}, if it comes next. */
  StorageParameters storageParameters() {
    if (!acceptWords("with")) {
      return StorageParameters.NONE;
    }
    String parameters = inParentheses();
    try {
      return StorageParameters.parse(parameters);
    } catch (IllegalArgumentException e) {
      throw new DdlException("Storage parameters cannot be read from: with (" + parameters + ")");
    }
  }

  /** Returns the SQL within the parentheses that come next. */
  String inParentheses() {
    expect("(");
    int start = next;
    skipTo(token -> token.is(")"));
    String inside = slice(start, next);
    expect(")");
    return inside;
  }

  /**
   * Returns the next token, with the group it opens, and the SQL after it up to one of those words
   * or symbols outside parentheses, brackets and {@code CASE}; or to the end.
   */
  String upTo(Set<String> stops) {
    int start = next;
    skipOne();
    skipTo(
        token ->
            stops.contains(
                token.kind() == Kind.IDENTIFIER ? SqlIdentifier.fold(token.text()) : token.text()));
    return slice(start, next);
  }

  private void skipTo(Predicate<SqlToken> stop) {
    while (!atEnd() && !stop.test(tokens.get(next))) {
      skipOne();
    }
  }

  /** Skips a token; if it opens a group, the whole group. */
  private void skipOne() {
    SqlToken token = take();
    if (token.is("(")) {
      skipTo(inner -> inner.is(")"));
      expect(")");
    } else if (token.is("[")) {
      skipTo(inner -> inner.is("]"));
      expect("]");
    } else if (token.isWord("case")) {
      skipTo(inner -> inner.isWord("end"));
      expectWords("end");
    }
  }

  /** Returns all that is left, and goes to the end. */
  String takeRest() {
    String rest = rest();
    next = tokens.size();
    return rest;
  }

  private String rest() {
    return slice(next, tokens.size());
  }

  private String slice(int from, int to) {
    return from == to ? "" : sql.substring(tokens.get(from).start(), tokens.get(to - 1).end());
  }
}
