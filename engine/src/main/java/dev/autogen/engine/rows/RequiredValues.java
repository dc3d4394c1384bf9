package dev.autogen.engine.rows;

import dev.autogen.diff.ListedValues;
import dev.autogen.operation.Create;
import dev.autogen.operation.Operation;
import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SqlExpressions;
import dev.autogen.schema.SqlLexer;
import dev.autogen.schema.SqlToken;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Why a new column needs a value in rows that are there: it is {@code NOT NULL}, or a new check
 * asks for it in the rows of a subclass, such as {@code dtype <> 'Dog' or breed is not null}. A
 * subclass that is new itself has no rows yet.
 */
final class RequiredValues {

  private final List<CheckConstraint> checks;
  private final Schema before;

  /**
   * Looks at operations.
   *
   * @param before the schema that they start from
   */
  RequiredValues(List<Operation> operations, Schema before) {
    this.before = before;
    this.checks =
        operations.stream()
            .filter(Create.class::isInstance)
            .map(operation -> ((Create) operation).object())
            .filter(CheckConstraint.class::isInstance)
            .map(CheckConstraint.class::cast)
            .toList();
  }

  /** Returns what a new column is, as the end of a sentence; empty if rows need no value in it. */
  Optional<String> reason(Column column) {
    if (!(column.defaultValue() instanceof ColumnDefault.None)) {
      return Optional.empty();
    }
    if (!column.nullable()) {
      return Optional.of("is new, not null, and has no default");
    }
    return checks.stream()
        .filter(check -> check.table().equals(column.table()))
        .filter(check -> asksFor(column, check) && mayConcernRows(column, check))
        .findFirst()
        .map(check -> "is new, and the check %s asks for it".formatted(check.name()));
  }

  private static boolean asksFor(Column column, CheckConstraint check) {
    List<SqlToken> tokens = SqlLexer.significantTokens(check.expression());
    for (int i = 0; i + 3 < tokens.size(); i++) {
      if (tokens.get(i).isIdentifier()
          && tokens.get(i).identifier().equals(column.name())
          && tokens.get(i + 1).isWord("is")
          && tokens.get(i + 2).isWord("not")
          && tokens.get(i + 3).isWord("null")) {
        return true;
      }
    }
    return false;
  }

  /** The check names a value of another column that rows could have before. */
  private boolean mayConcernRows(Column column, CheckConstraint check) {
    Set<String> named = texts(SqlLexer.significantTokens(check.expression()));
    return SqlExpressions.columns(check.expression()).stream()
        .filter(other -> !other.equals(column.name()))
        .flatMap(other -> before.column(column.table(), other).stream())
        .anyMatch(
            other -> texts(ListedValues.of(other.id(), before)).stream().anyMatch(named::contains));
  }

  private static Set<String> texts(List<SqlToken> tokens) {
    return tokens.stream()
        .filter(
            token -> token.kind() == SqlToken.Kind.STRING || token.kind() == SqlToken.Kind.NUMBER)
        .map(SqlToken::text)
        .collect(Collectors.toSet());
  }
}
