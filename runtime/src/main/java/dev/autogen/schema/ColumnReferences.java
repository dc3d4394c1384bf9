package dev.autogen.schema;

import dev.autogen.schema.SqlToken.Kind;
import java.util.List;
import java.util.Set;

/**
 * Tells, from the tokens around it, whether an identifier in an expression is a column or a type.
 * PostgreSQL's own analysis needs a server; this one covers what defaults, checks, generated
 * columns and indexes contain, which is no subquery.
 */
final class ColumnReferences {

  /** Words that, before a string, are an operator's and not the name of a type. */
  private static final Set<String> BEFORE_STRINGS = Set.of("escape", "uescape", "zone", "between");

  private final List<SqlToken> tokens;

  /** Reads tokens without blanks between them. */
  ColumnReferences(List<SqlToken> tokens) {
    this.tokens = tokens;
  }

  /** Tells whether the token there names a column; not the qualifier before its dot. */
  boolean isColumn(int index) {
    SqlToken token = tokens.get(index);
    if (!token.isIdentifier() || isReserved(token)) {
      return false;
    }
    boolean calledOrQualifying =
        is(index + 1, "(") || is(index + 1, ".") || is(index + 1, "=>") || is(index + 1, ":=");
    return !calledOrQualifying
        && !isCollation(index)
        && !isTypeName(index)
        && !isPartOfType(index)
        && !isWordOfFunction(index);
  }

  /** Tells whether the token there is, or qualifies, the name of a type that stands by itself. */
  boolean isTypeName(int index) {
    SqlToken token = tokens.get(index);
    if (!token.isIdentifier() || isReserved(token)) {
      return false;
    }
    int first = index;
    while (is(first - 1, ".") && first >= 2 && tokens.get(first - 2).isIdentifier()) {
      first -= 2;
    }
    if (is(first - 1, "::") || isWord(first - 1, "as")) {
      return true;
    }
    boolean beforeString = index + 1 < tokens.size() && tokens.get(index + 1).kind() == Kind.STRING;
    return beforeString
        && !(token.kind() == Kind.IDENTIFIER && BEFORE_STRINGS.contains(token.identifier()));
  }

  /** Covers types of several words, such as {@code timestamp without time zone}. */
  private boolean isPartOfType(int index) {
    SqlToken token = tokens.get(index);
    if (token.kind() != Kind.IDENTIFIER) {
      return false;
    }
    return switch (token.identifier()) {
      case "character", "char", "bit" -> isWord(index + 1, "varying");
      case "varying" -> isWord(index - 1, "character") || isWord(index - 1, "bit");
      case "double" -> isWord(index + 1, "precision");
      case "precision" -> isWord(index - 1, "double");
      case "timestamp" -> isWord(index + 1, "with") || isWord(index + 1, "without");
      case "without" -> isWord(index + 1, "time");
      case "time" -> isWord(index + 1, "zone") || isWord(index + 1, "with");
      case "zone" -> isWord(index - 1, "time");
      case "at" -> isWord(index + 1, "time");
      default -> false;
    };
  }

  /** Covers {@code extract(year from …)}, {@code interval '1' day} and operators that are words. */
  private boolean isWordOfFunction(int index) {
    SqlToken token = tokens.get(index);
    if (token.kind() != Kind.IDENTIFIER) {
      return false;
    }
    boolean field = isWord(index + 1, "from") && is(index - 1, "(") && isWord(index - 2, "extract");
    boolean unit =
        index > 1 && tokens.get(index - 1).kind() == Kind.STRING && isWord(index - 2, "interval");
    return field || unit || token.isWord("between") || token.isWord("escape");
  }

  private boolean isCollation(int index) {
    return isWord(index - 1, "collate") || is(index - 1, ".") && isWord(index - 3, "collate");
  }

  private static boolean isReserved(SqlToken token) {
    return token.kind() == Kind.IDENTIFIER && SqlIdentifier.isReserved(token.identifier());
  }

  private boolean is(int index, String symbol) {
    return index >= 0 && index < tokens.size() && tokens.get(index).is(symbol);
  }

  private boolean isWord(int index, String word) {
    return index >= 0 && index < tokens.size() && tokens.get(index).isWord(word);
  }
}
