package dev.autogen.diff;

import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SqlExpressions;
import dev.autogen.schema.SqlLexer;
import dev.autogen.schema.SqlToken;
import java.util.List;
import java.util.Set;

/** The values that a check allows a column, such as {@code status in ('DRAFT', 'SENT')}. */
public final class ListedValues {

  private ListedValues() {}

  /** Returns the strings and numbers of the first check on the column alone that has any. */
  public static List<SqlToken> of(ObjectId column, Schema schema) {
    return schema.elements(column.tableName(), CheckConstraint.class).stream()
        .filter(check -> SqlExpressions.columns(check.expression()).equals(Set.of(column.name())))
        .map(check -> listed(SqlLexer.significantTokens(check.expression())))
        .filter(values -> !values.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static List<SqlToken> listed(List<SqlToken> condition) {
    boolean isList = isList(condition);
    return condition.stream()
        .filter(
            token ->
                token.kind() == SqlToken.Kind.STRING
                    || token.kind() == SqlToken.Kind.NUMBER && isList)
        .toList();
  }

  /** Returns the texts that a check lists behind {@code IN}; empty if it is another one. */
  static List<String> texts(CheckConstraint check) {
    List<SqlToken> condition = SqlLexer.significantTokens(check.expression());
    return isList(condition)
        ? condition.stream()
            .filter(token -> token.kind() == SqlToken.Kind.STRING)
            .map(SqlToken::string)
            .toList()
        : List.of();
  }

  private static boolean isList(List<SqlToken> condition) {
    return condition.stream().anyMatch(token -> token.isWord("in"));
  }
}
