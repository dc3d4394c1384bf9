package dev.autogen.postgresql;

import dev.autogen.operation.Parameter;
import dev.autogen.schema.SqlLexer;
import dev.autogen.schema.SqlToken;
import dev.autogen.schema.SqlToken.Kind;
import java.util.Iterator;
import java.util.List;

/**
 * The question marks of a statement that stand for values. As in JDBC, two of them are one that is
 * part of an operator ({@code ??|}), and those in texts, names and comments are left alone.
 */
public final class QuestionMarks {

  private QuestionMarks() {}

  /** Returns how many values a statement takes. */
  public static int count(String sql) {
    int count = 0;
    for (SqlToken token : SqlLexer.tokens(sql)) {
      if (token.kind() == Kind.OPERATOR) {
        count += token.text().replace("??", "").chars().filter(c -> c == '?').count();
      }
    }
    return count;
  }

  /** Returns the statement with constants in the place of its question marks. */
  static String filled(String sql, List<Parameter> parameters) {
    Iterator<Parameter> values = parameters.iterator();
    StringBuilder filled = new StringBuilder();
    for (SqlToken token : SqlLexer.tokens(sql)) {
      if (token.kind() == Kind.OPERATOR) {
        filled.append(filled(token.text(), values));
      } else {
        filled.append(token.text());
      }
    }
    return filled.toString();
  }

  private static String filled(String operator, Iterator<Parameter> values) {
    StringBuilder filled = new StringBuilder();
    for (int i = 0; i < operator.length(); i++) {
      boolean mark = operator.charAt(i) == '?';
      boolean doubled = mark && i + 1 < operator.length() && operator.charAt(i + 1) == '?';
      if (doubled) {
        filled.append('?');
        i++;
      } else if (mark) {
        filled.append(apart(values.next().literal().sql(), filled));
      } else {
        filled.append(operator.charAt(i));
      }
    }
    return filled.toString();
  }

  /** A sign directly behind an operator would be part of it. */
  private static String apart(String constant, CharSequence before) {
    return constant.startsWith("-") && !before.isEmpty() ? " " + constant : constant;
  }
}
