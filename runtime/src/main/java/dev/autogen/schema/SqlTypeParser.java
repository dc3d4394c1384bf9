package dev.autogen.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads one type where a line of tokens has one: PostgreSQL's grammar of type names (documentation:
 * chapter 8), with the spellings of {@code format_type} and of Hibernate's PostgreSQL dialect.
 */
final class SqlTypeParser {

  /** Words that start a type of several words. */
  static final Set<String> STARTS = Set.of("double", "national", "float", "setof");

  private static final List<String> INTERVAL_FIELDS =
      List.of(
          "year to month",
          "day to hour",
          "day to minute",
          "day to second",
          "hour to minute",
          "hour to second",
          "minute to second",
          "year",
          "month",
          "day",
          "hour",
          "minute",
          "second");

  private static final int MOST_DIGITS_OF_REAL = 24;
  private static final int MOST_DIGITS_OF_DOUBLE = 53;
  private static final String A_TYPE = "a type";

  private final TokenCursor cursor;

  SqlTypeParser(TokenCursor cursor) {
    this.cursor = cursor;
  }

  static boolean isSerial(String name) {
    return name.matches("(small|big)?serial|serial[248]");
  }

  /** Takes the type that comes next. */
  SqlType type() {
    SqlType element = element();
    return dimensions() ? element.array() : element;
  }

  private boolean dimensions() {
    boolean array = cursor.acceptWords("array");
    while (cursor.accept("[")) {
      array = true;
      if (!cursor.isNext("]")) {
        cursor.integer("the size of an array");
      }
      cursor.expect("]");
    }
    return array;
  }

  private SqlType element() {
    SqlToken first = cursor.peek(A_TYPE);
    if (first.text().equals(SqlTypeNames.INTERNAL_CHAR)) {
      cursor.take(A_TYPE);
      return SqlTypeNames.builtIn(SqlTypeNames.INTERNAL_CHAR, List.of());
    }
    List<String> names = cursor.dottedName(A_TYPE);
    if (names.size() > 2) {
      throw new IllegalArgumentException("A type has at most a schema and a name");
    }
    if (names.size() == 2) {
      return names.get(0).equals(SchemaName.PG_CATALOG.name())
          ? catalogType(names.get(1))
          : databaseType(QualifiedName.of(names.get(0), names.get(1)));
    }
    String name = names.get(0);
    return first.kind() == SqlToken.Kind.IDENTIFIER
        ? unqualified(name)
        : databaseType(QualifiedName.of(name));
  }

  /**
   * A name after {@code pg_catalog.} is the catalog's own: {@code int4}, {@code bpchar}, {@code
   * char}.
   */
  private SqlType catalogType(String name) {
    if (name.equals("char")) {
      return SqlTypeNames.builtIn(SqlTypeNames.INTERNAL_CHAR, List.of());
    }
    String canonical = SqlTypeNames.canonical(name);
    return SqlTypeNames.isBuiltIn(canonical)
        ? SqlTypeNames.builtIn(canonical, numbers())
        : new SqlType(SchemaName.PG_CATALOG, name, numbers(), "", 0);
  }

  private SqlType unqualified(String name) {
    if (isSerial(name)) {
      throw new IllegalArgumentException(
          name + " is not a type but an integer with a sequence. Use an identity column");
    }
    return switch (name) {
      case "setof" -> throw new IllegalArgumentException("A column cannot hold a set");
      case "double" -> {
        cursor.expectWords("precision");
        yield SqlTypeNames.builtIn("double precision", List.of());
      }
      case "float" -> floatOf(numbers());
      case "national" -> {
        if (!cursor.acceptWords("character") && !cursor.acceptWords("char")) {
          throw cursor.expected("'character'");
        }
        yield character();
      }
      case "character", "char", "nchar" -> character();
      case "bit" ->
          SqlTypeNames.builtIn(cursor.acceptWords("varying") ? "varbit" : "bit", numbers());
      case "time", "timestamp" -> time(name);
      case "interval" -> interval();
      default -> {
        String canonical = SqlTypeNames.canonical(name);
        yield SqlTypeNames.isBuiltIn(canonical)
            ? SqlTypeNames.builtIn(canonical, numbers())
            : databaseType(QualifiedName.of(name));
      }
    };
  }

  private SqlType character() {
    return SqlTypeNames.builtIn(cursor.acceptWords("varying") ? "varchar" : "char", numbers());
  }

  private SqlType time(String name) {
    List<Integer> precision = numbers();
    boolean withZone = cursor.acceptWords("with time zone");
    if (!withZone) {
      cursor.acceptWords("without time zone");
    }
    return SqlTypeNames.builtIn(withZone ? name + "tz" : name, precision);
  }

  private SqlType interval() {
    String fields = INTERVAL_FIELDS.stream().filter(cursor::acceptWords).findFirst().orElse("");
    if (!fields.isEmpty() && !fields.endsWith("second") && cursor.isNext("(")) {
      throw new IllegalArgumentException("Only an interval with seconds has a precision");
    }
    SqlType plain = SqlTypeNames.builtIn("interval", numbers());
    return new SqlType(plain.schema(), plain.name(), plain.modifiers(), fields, 0);
  }

  private SqlType floatOf(List<Integer> precision) {
    int digits = precision.isEmpty() ? MOST_DIGITS_OF_DOUBLE : precision.get(0);
    if (precision.size() > 1 || digits < 1 || digits > MOST_DIGITS_OF_DOUBLE) {
      throw new IllegalArgumentException("The precision of float goes from 1 to 53");
    }
    return SqlTypeNames.builtIn(
        digits <= MOST_DIGITS_OF_REAL ? "real" : "double precision", List.of());
  }

  private List<Integer> numbers() {
    List<Integer> numbers = new ArrayList<>();
    if (cursor.accept("(")) {
      do {
        numbers.add(Math.toIntExact(cursor.integer("a number")));
      } while (cursor.accept(","));
      cursor.expect(")");
    }
    return numbers;
  }

  /** Extensions' types take words too: {@code geometry(Point,4326)}. */
  private SqlType databaseType(QualifiedName name) {
    if (!cursor.isNext("(")) {
      return SqlType.named(name);
    }
    String inside =
        SqlLexer.significantTokens(cursor.sqlInParentheses()).stream()
            .map(SqlToken::text)
            .collect(Collectors.joining());
    boolean onlyNumbers = inside.matches("-?\\d{1,9}(,-?\\d{1,9})*");
    List<Integer> numbers =
        onlyNumbers
            ? List.of(inside.split(",")).stream().map(Integer::valueOf).toList()
            : List.of();
    return new SqlType(name.schema(), name.name(), numbers, onlyNumbers ? "" : inside, 0);
  }
}
