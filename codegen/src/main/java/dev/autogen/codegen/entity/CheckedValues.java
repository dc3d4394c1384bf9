package dev.autogen.codegen.entity;

import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.GeneratedNames;
import dev.autogen.schema.SqlIdentifier;
import dev.autogen.schema.StringLiteral;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the texts that a column is limited to, where the check is what Hibernate itself writes for
 * an enum: {@code status in ('A','B')}, as PostgreSQL prints it.
 */
final class CheckedValues {

  private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'");
  private static final Pattern CAST =
      Pattern.compile("::(character varying|text)(\\(\\d+\\)|\\[\\])?");

  private CheckedValues() {}

  /** Returns the values in their order, if an enum says the check. */
  static Optional<List<String>> ofEnum(CheckConstraint check, Column column) {
    boolean isTyped = column.type().name().equals("varchar") && column.type().isBuiltIn();
    if (!isTyped
        || column.type().isArray()
        || column.type().modifiers().isEmpty()
        || check.noInherit()
        || !check.validated()
        || !check.name().equals(ownName(column))) {
      return Optional.empty();
    }
    return of(check.expression(), column)
        .filter(values -> values.stream().allMatch(JavaWords::isIdentifier))
        .filter(values -> new LinkedHashSet<>(values).size() == values.size());
  }

  private static String ownName(Column column) {
    return GeneratedNames.check(column.table().name(), List.of(column.name()), name -> false);
  }

  /** Returns the list of texts that an expression allows a column, if it says nothing else. */
  static Optional<List<String>> of(String expression, Column column) {
    List<String> values = new ArrayList<>();
    Matcher literals = LITERAL.matcher(expression);
    while (literals.find()) {
      values.add(literals.group(1).replace("''", "'"));
    }
    String skeleton =
        CAST.matcher(LITERAL.matcher(expression).replaceAll("?"))
            .replaceAll("")
            .replaceAll("[()\\s]", "");
    String wanted =
        SqlIdentifier.quote(column.name())
            + "=ANYARRAY["
            + String.join(",", Collections.nCopies(values.size(), "?"))
            + "]";
    boolean isList = values.size() > 1 && skeleton.equals(wanted);
    return isList && expression.indexOf('\\') < 0 ? Optional.of(values) : Optional.empty();
  }

  /** Returns the condition of a check as a person writes it, where PostgreSQL prints a list. */
  static String condition(CheckConstraint check, List<Column> columns) {
    for (Column column : columns) {
      if (column.type().isBuiltIn() && !column.type().isArray()) {
        Optional<List<String>> values = of(check.expression(), column);
        if (values.isPresent()) {
          return SqlIdentifier.quote(column.name())
              + values.get().stream()
                  .map(StringLiteral::of)
                  .collect(Collectors.joining(", ", " in (", ")"));
        }
      }
    }
    return check.expression();
  }
}
