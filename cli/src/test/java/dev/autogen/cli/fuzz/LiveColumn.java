package dev.autogen.cli.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column of a table.
 *
 * @param name its name
 * @param type its type, without modifiers
 * @param notNull whether it takes no nulls
 * @param hasDefault whether it has a default or is an identity column
 * @param generated whether it is computed from others
 * @param labels the values of its enum type; empty for other types
 * @param checks the definitions of the checks of it alone
 * @param attributes how many attributes its composite type has; 0 for other types
 */
record LiveColumn(
    String name,
    String type,
    boolean notNull,
    boolean hasDefault,
    boolean generated,
    List<String> labels,
    String checks,
    int attributes) {

  private static final Pattern LISTED = Pattern.compile("(?<=\\[|, |[^<>]= )'([^']*)'");
  private static final Pattern SMALL_RANGE = Pattern.compile("<= \\d\\b");

  static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  String sql() {
    return quote(name);
  }

  /**
   * Returns SQL of the value for a row, counted from 0: two that differ, if there are two.
   *
   * @param allowed the only texts that it takes; empty if it takes any
   */
  String value(int row, List<String> allowed) {
    if (!allowed.isEmpty()) {
      return "'" + allowed.get(row % allowed.size()) + "'";
    }
    int n = SMALL_RANGE.matcher(checks).find() ? row : row + 1;
    if (attributes > 0) {
      return "row(" + "null, ".repeat(attributes - 1) + "null)::" + type;
    }
    String base = type.endsWith("[]") ? type.substring(0, type.length() - 2) : type;
    String value = plain(base, n);
    return type.endsWith("[]") ? "array[%s]::%s".formatted(value, type) : value;
  }

  private static String plain(String type, int n) {
    return switch (type) {
      case "boolean" -> n % 2 == 1 ? "true" : "false";
      case "smallint", "integer", "bigint", "numeric", "real", "double precision", "oid" ->
          String.valueOf(n);
      case "uuid" -> "'00000000-0000-0000-0000-00000000000%d'::uuid".formatted(n % 10);
      case "date" -> "date '2024-02-0%d'".formatted(n % 10);
      case "time without time zone" -> "time '10:00:0%d'".formatted(n % 10);
      case "timestamp without time zone" -> "timestamp '2024-02-0%d 00:00:00'".formatted(n % 10);
      case "timestamp with time zone" -> "timestamptz '2024-02-0%d 00:00:00'".formatted(n % 10);
      case "interval" -> "interval '%d seconds'".formatted(n);
      case "bytea" -> "'\\x0%d'::bytea".formatted(n % 10);
      case "jsonb" -> "'{\"a\": \"%d\"}'::jsonb".formatted(n);
      case "xml" -> "'<a>%d</a>'::xml".formatted(n);
      case "inet" -> "'10.0.0.%d'::inet".formatted(n);
      default -> "'%d'".formatted(n % 10);
    };
  }

  /** Returns the texts that its enum type or its check lists; empty if none does. */
  List<String> listed() {
    Set<String> texts = new LinkedHashSet<>(labels);
    if (type.startsWith("character")) {
      Matcher literals = LISTED.matcher(checks);
      while (literals.find()) {
        texts.add(literals.group(1));
      }
    }
    return new ArrayList<>(texts);
  }
}
