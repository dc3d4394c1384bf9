package dev.autogen.schema;

import java.util.List;
import java.util.Set;

/**
 * The name that PostgreSQL gives the column of an index on an expression ({@code
 * FigureIndexColname} in parse_target.c): that of its column or function, and {@code expr} for
 * anything else.
 */
final class ExpressionNames {

  private static final String NONE = "expr";

  /** Words that are values without parentheses after them, and give their own name. */
  private static final Set<String> VALUE_WORDS =
      Set.of(
          "current_date",
          "current_time",
          "current_timestamp",
          "localtime",
          "localtimestamp",
          "current_role",
          "current_user",
          "session_user",
          "user",
          "current_catalog",
          "current_schema");

  /** A name, and whether it is only that of a type, which a name further out replaces. */
  private record Found(String name, boolean weak) {
    static final Found NOTHING = new Found("", true);
  }

  private final TokenCursor cursor;

  private ExpressionNames(TokenCursor cursor) {
    this.cursor = cursor;
  }

  static String of(String sql) {
    String name = find(sql).name();
    return name.isEmpty() ? NONE : name;
  }

  private static Found find(String sql) {
    try {
      ExpressionNames reader = new ExpressionNames(new TokenCursor(sql));
      Found found = reader.operand();
      return reader.cursor.atEnd() ? found : Found.NOTHING;
    } catch (IllegalArgumentException notAnOperand) {
      return Found.NOTHING;
    }
  }

  private Found operand() {
    Found found = primary();
    while (!cursor.atEnd()) {
      if (cursor.accept("::")) {
        String type = lastName(new SqlTypeParser(cursor).type());
        found = found.weak() ? new Found(type, true) : found;
      } else if (cursor.acceptWords("collate")) {
        cursor.dottedName("a collation");
      } else if (cursor.acceptWords("at time zone")) {
        primary();
        found = new Found("timezone", false);
      } else if (cursor.accept("[")) {
        skipTo("]");
      } else {
        return found;
      }
    }
    return found;
  }

  private Found primary() {
    if (cursor.isNext("(")) {
      return find(cursor.sqlInParentheses());
    }
    SqlToken first = cursor.peek("an expression");
    if (!first.isIdentifier()) {
      cursor.take("an expression");
      return Found.NOTHING;
    }
    if (cursor.isNextWord("case")) {
      return caseExpression();
    }
    if (cursor.isNextWord("cast")) {
      return cast();
    }
    if (cursor.isNextWord("not")) {
      return Found.NOTHING;
    }
    if (cursor.acceptWords("array")) {
      cursor.expect("[");
      skipTo("]");
      return new Found("array", false);
    }
    return columnOrCall(first);
  }

  private Found columnOrCall(SqlToken first) {
    boolean call = cursor.isCall();
    List<String> names = cursor.dottedName("a column or function");
    String last = names.get(names.size() - 1);
    if (call) {
      cursor.sqlInParentheses();
      return new Found(functionName(first, last), false);
    }
    if (cursor.isNextString()) {
      cursor.string("a value of the type");
      return new Found(SqlTypeNames.catalogName(SqlTypeNames.canonical(last)), true);
    }
    boolean keyword =
        first.kind() == SqlToken.Kind.IDENTIFIER
            && SqlIdentifier.isKeyword(last)
            && names.size() == 1;
    return keyword && !VALUE_WORDS.contains(last) ? Found.NOTHING : new Found(last, false);
  }

  /** The grammar's own functions call others in the catalog. */
  private static String functionName(SqlToken first, String name) {
    return first.isWord("trim") ? "btrim" : name;
  }

  private Found cast() {
    cursor.acceptWords("cast");
    TokenCursor inside = new TokenCursor(cursor.sqlInParentheses());
    Found found = new ExpressionNames(inside).operand();
    inside.expectWords("as");
    String type = lastName(new SqlTypeParser(inside).type());
    return found.weak() ? new Found(type, true) : found;
  }

  private Found caseExpression() {
    cursor.acceptWords("case");
    int depth = 1;
    Found otherwise = Found.NOTHING;
    while (depth > 0) {
      if (cursor.acceptWords("end")) {
        depth--;
      } else if (cursor.acceptWords("case")) {
        depth++;
      } else if (depth == 1 && cursor.acceptWords("else")) {
        otherwise = operand();
        if (!cursor.isNextWord("end")) {
          otherwise = Found.NOTHING;
        }
      } else if (cursor.isNext("(")) {
        cursor.sqlInParentheses();
      } else {
        cursor.take("'end'");
      }
    }
    return otherwise.weak() ? new Found("case", true) : otherwise;
  }

  private void skipTo(String symbol) {
    while (!cursor.accept(symbol)) {
      if (cursor.accept("[")) {
        skipTo("]");
      } else {
        cursor.take("'" + symbol + "'");
      }
    }
  }

  /** Returns the catalog's own name of a type. */
  private static String lastName(SqlType type) {
    return type.isBuiltIn() ? SqlTypeNames.catalogName(type.name()) : type.name();
  }
}
