package dev.autogen.codegen.entity;

import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.GeneratedNames;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the texts that a column is limited to, where the check is what Hibernate itself writes for
 * an enum: {@code status in ('A','B')}, as PostgreSQL prints it.
 */
final class CheckedValues {

  private static final Pattern LITERAL = Pattern.compile("'([A-Za-z_$][A-Za-z0-9_$]*)'");

  private CheckedValues() {}

  /** Returns the values in their order, if the check says nothing else. */
  static Optional<List<String>> of(CheckConstraint check, Column column) {
    boolean isTyped = column.type().name().equals("varchar") && column.type().isBuiltIn();
    if (!isTyped
        || column.type().isArray()
        || column.type().modifiers().isEmpty()
        || check.noInherit()
        || !check.validated()
        || !check.name().equals(ownName(column))) {
      return Optional.empty();
    }
    String plain =
        check
            .expression()
            .replaceAll("::character varying(\\(\\d+\\))?", "")
            .replaceAll("::text(\\[\\])?", "")
            .replaceAll("[()\\s]", "");
    String start = column.name() + "=ANYARRAY[";
    if (!plain.startsWith(start) || !plain.endsWith("]")) {
      return Optional.empty();
    }
    List<String> values = new ArrayList<>();
    for (String one : plain.substring(start.length(), plain.length() - 1).split(",")) {
      Matcher literal = LITERAL.matcher(one);
      if (!literal.matches() || !JavaWords.isIdentifier(literal.group(1))) {
        return Optional.empty();
      }
      values.add(literal.group(1));
    }
    boolean isEnumeration = values.size() > 1 && new LinkedHashSet<>(values).size() == values.size();
    return isEnumeration ? Optional.of(values) : Optional.empty();
  }

  private static String ownName(Column column) {
    return GeneratedNames.check(
        column.table().name(), List.of(column.name()), name -> false);
  }
}
