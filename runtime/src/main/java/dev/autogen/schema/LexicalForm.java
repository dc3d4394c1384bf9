package dev.autogen.schema;

import dev.autogen.schema.SqlToken.Kind;
import java.util.List;
import java.util.Set;

/**
 * Prints tokens in one form, so that expressions which differ in spelling alone become equal text.
 */
final class LexicalForm {

  /** Words that are no functions: a parenthesis after them has a space before it. */
  private static final Set<String> SPACED_WORDS =
      Set.of(
          "in", "and", "or", "not", "like", "ilike", "between", "is", "as", "when", "then", "else",
          "case", "where", "on", "any", "all", "some", "over", "filter", "by", "from", "select");

  private final List<SqlToken> tokens;
  private final ColumnReferences references;
  private final StringBuilder text = new StringBuilder();

  private LexicalForm(List<SqlToken> tokens) {
    this.tokens = tokens;
    this.references = new ColumnReferences(tokens);
  }

  static String of(String sql) {
    return of(SqlLexer.significantTokens(sql));
  }

  /** Returns the form of tokens that have no blanks between them. */
  static String of(List<SqlToken> tokens) {
    return new LexicalForm(withoutOuterParentheses(tokens)).print();
  }

  static List<SqlToken> withoutOuterParentheses(List<SqlToken> tokens) {
    List<SqlToken> inner = tokens;
    while (inner.size() > 2 && inner.get(0).is("(") && closesAtEnd(inner)) {
      inner = inner.subList(1, inner.size() - 1);
    }
    return inner;
  }

  private static boolean closesAtEnd(List<SqlToken> tokens) {
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
      if (depth == 0) {
        return i == tokens.size() - 1;
      }
    }
    return false;
  }

  private String print() {
    for (int i = 0; i < tokens.size(); i++) {
      if (i > 0 && isSpaced(i)) {
        text.append(' ');
      }
      text.append(token(i));
    }
    return text.toString();
  }

  private String token(int index) {
    SqlToken token = tokens.get(index);
    return switch (token.kind()) {
      case IDENTIFIER ->
          references.isColumn(index) ? SqlIdentifier.quote(token.identifier()) : token.identifier();
      case QUOTED_IDENTIFIER -> SqlIdentifier.quote(token.identifier());
      case STRING -> string(index);
      case NUMBER -> SqlIdentifier.fold(token.text());
      default -> token.is("!=") ? "<>" : token.text();
    };
  }

  /** The name of a relation in a string has quotes where the version of its server wants them. */
  private String string(int index) {
    SqlToken token = tokens.get(index);
    if (token.isBitString()) {
      return SqlIdentifier.fold(token.text());
    }
    String value =
        TokenEdit.relation(tokens, index).map(SqlIdentifier::quote).orElseGet(token::string);
    return '\'' + value.replace("'", "''") + '\'';
  }

  private boolean isSpaced(int index) {
    SqlToken before = tokens.get(index - 1);
    SqlToken token = tokens.get(index);
    if (isOneOf(before, "(", "[", ".", "::") || isOneOf(token, ")", "]", ",", ".", "::", ";")) {
      return false;
    }
    if (token.is("(")) {
      return !(before.isIdentifier() && !isSpacedWord(before));
    }
    if (token.is("[")) {
      return !(before.isIdentifier() || isOneOf(before, "]", ")"));
    }
    return token.kind() == Kind.OPERATOR || !isSign(index - 1);
  }

  /** Tells whether the token there is a plus or minus that belongs to what follows it alone. */
  private boolean isSign(int index) {
    if (!isOneOf(tokens.get(index), "-", "+")) {
      return false;
    }
    if (index == 0) {
      return true;
    }
    SqlToken before = tokens.get(index - 1);
    return before.kind() == Kind.OPERATOR || isOneOf(before, "(", "[", ",") || isSpacedWord(before);
  }

  private static boolean isSpacedWord(SqlToken token) {
    return token.kind() == Kind.IDENTIFIER && SPACED_WORDS.contains(token.identifier());
  }

  private static boolean isOneOf(SqlToken token, String... symbols) {
    for (String symbol : symbols) {
      if (token.is(symbol)) {
        return true;
      }
    }
    return false;
  }
}
