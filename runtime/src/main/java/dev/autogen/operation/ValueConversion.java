package dev.autogen.operation;

import dev.autogen.schema.SqlIdentifier;
import dev.autogen.schema.SqlType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the values of a column become values of another type. PostgreSQL converts by itself where an
 * assignment cast exists ({@code pg_cast.castcontext} {@code a} or {@code i}), and anything to
 * text; everything else needs {@code USING}.
 */
public final class ValueConversion {

  /** What converts by itself among the built-in types: {@code pg_cast} of PostgreSQL 14 to 18. */
  private static final Map<String, Set<String>> ASSIGNABLE =
      Map.ofEntries(
          Map.entry(
              "smallint",
              Set.of("integer", "bigint", "numeric", "real", "double precision", "oid")),
          Map.entry(
              "integer",
              Set.of("smallint", "bigint", "numeric", "real", "double precision", "money", "oid")),
          Map.entry(
              "bigint",
              Set.of("smallint", "integer", "numeric", "real", "double precision", "money", "oid")),
          Map.entry(
              "numeric",
              Set.of("smallint", "integer", "bigint", "real", "double precision", "money")),
          Map.entry("real", Set.of("smallint", "integer", "bigint", "numeric", "double precision")),
          Map.entry("double precision", Set.of("smallint", "integer", "bigint", "numeric", "real")),
          Map.entry("money", Set.of("numeric")),
          Map.entry("oid", Set.of("integer", "bigint")),
          Map.entry("date", Set.of("timestamp", "timestamptz")),
          Map.entry("timestamp", Set.of("date", "time", "timestamptz")),
          Map.entry("timestamptz", Set.of("date", "time", "timetz", "timestamp")),
          Map.entry("time", Set.of("interval", "timetz")),
          Map.entry("timetz", Set.of("time")),
          Map.entry("interval", Set.of("time")),
          Map.entry("bit", Set.of("varbit")),
          Map.entry("varbit", Set.of("bit")),
          Map.entry("json", Set.of("jsonb")),
          Map.entry("jsonb", Set.of("json")),
          Map.entry("inet", Set.of("cidr")),
          Map.entry("cidr", Set.of("inet")),
          Map.entry("macaddr", Set.of("macaddr8")),
          Map.entry("macaddr8", Set.of("macaddr")));

  private static final Set<String> STRINGS = Set.of("text", "varchar", "char", "name", "bpchar");

  private static final Set<String> NUMBERS =
      Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision");

  private static final Set<String> LARGE_OBJECTS = Set.of("bytea", "oid");

  /** What a text can be read as in one way only. */
  private static final Set<String> READABLE =
      Set.of(
          "boolean",
          "smallint",
          "integer",
          "bigint",
          "numeric",
          "real",
          "double precision",
          "date",
          "time",
          "timetz",
          "timestamp",
          "timestamptz",
          "interval",
          "uuid",
          "json",
          "jsonb",
          "xml",
          "inet",
          "cidr",
          "macaddr",
          "macaddr8",
          "bit",
          "varbit");

  /** The length of {@code false}. */
  private static final int LONGEST_BOOLEAN = 5;

  private ValueConversion() {}

  /**
   * Returns the {@code USING} expression for a column; empty where PostgreSQL needs none. Where
   * {@link #isCertain} says no, it is a proposal for somebody to look at.
   */
  public static String using(String column, SqlType from, SqlType to) {
    String value = SqlIdentifier.quote(column);
    String converted = convert(value, from, to);
    return converted.equals(value) ? "" : converted;
  }

  /**
   * Returns the {@code USING} expression that takes values back to the type that they had; where
   * {@link #canRestore} says yes, it reads what {@link #using} wrote.
   */
  public static String restoring(String column, SqlType from, SqlType to) {
    if (!canRestore(from, to)) {
      return using(column, from, to);
    }
    String value = SqlIdentifier.quote(column);
    String written = to.isArray() ? "string_to_array(" + value + ", ',')" : value;
    return written + "::" + unmodified(to);
  }

  /** Tells whether a text can have come from a type by {@link #using}, and be read as it again. */
  public static boolean canRestore(SqlType from, SqlType to) {
    return isString(from)
        && !isString(to)
        && (to.isArray() ? !isString(to.element()) : isCertainText(to, from));
  }

  /**
   * Tells whether values of one type become those of the other in one way only, so that nobody
   * needs to say how; some may still not fit.
   */
  public static boolean isCertain(SqlType from, SqlType to) {
    if (from.isArray() && !to.isArray()) {
      return !isString(to) && isCertain(from.element(), to);
    }
    if (from.isArray() || to.isArray()) {
      return isCertain(from.element(), to.element());
    }
    if (unmodified(from).equals(unmodified(to))) {
      return true;
    }
    return isString(to) ? isCertainText(from, to) : isCertainScalar(from, to);
  }

  /** Tells whether there is more to a conversion than reading the text of a value. */
  public static boolean hasProposal(SqlType from, SqlType to) {
    String text = from.isArray() || to.isArray() ? "" : "c" + textOf(from) + "::" + unmodified(to);
    return !convert("c", from, to).equals(text);
  }

  private static boolean isCertainText(SqlType from, SqlType to) {
    if (from.isBuiltIn() && from.name().equals("boolean")) {
      return to.modifiers().isEmpty()
          ? !to.name().equals("char")
          : to.modifiers().get(0) >= LONGEST_BOOLEAN;
    }
    return !(from.isBuiltIn() && LARGE_OBJECTS.contains(from.name()));
  }

  private static boolean isCertainScalar(SqlType from, SqlType to) {
    if (!from.isBuiltIn() || !to.isBuiltIn()) {
      return (isString(from) || !from.isBuiltIn()) && !to.isBuiltIn();
    }
    return isAssignable(from, to)
        || isString(from) && READABLE.contains(to.name())
        || from.name().equals("boolean") && NUMBERS.contains(to.name())
        || NUMBERS.contains(from.name()) && to.name().equals("boolean")
        || from.name().equals("uuid") && to.name().equals("bytea")
        || from.name().equals("bytea") && to.name().equals("uuid");
  }

  private static String convert(String value, SqlType from, SqlType to) {
    if (from.isArray() && to.isArray()) {
      return convertArray(value, from, to);
    }
    if (from.isArray()) {
      return isString(to)
          ? "array_to_string(" + value + ", ',')"
          : convert(value + "[1]", from.element(), to);
    }
    if (to.isArray()) {
      return "case when %s is not null then array[%s]%s end"
          .formatted(value, convert(value, from, to.element()), castElements(from, to));
    }
    if (isString(to) && !isCertainText(from, to)) {
      return convertUncertainText(value, from);
    }
    return isAssignable(from, to) ? value : convertScalar(value, from, to);
  }

  /** The text of a large object's number, or of bytes in hexadecimal, is hardly what is meant. */
  private static String convertUncertainText(String value, SqlType from) {
    return switch (from.name()) {
      case "oid" -> "convert_from(lo_get(" + value + "), 'UTF8')";
      case "bytea" -> "convert_from(" + value + ", 'UTF8')";
      default -> "case when " + value + " then 'Y' when not " + value + " then 'N' end";
    };
  }

  private static String convertArray(String value, SqlType from, SqlType to) {
    if (isAssignable(from.element(), to.element())) {
      return value;
    }
    boolean hasCast = isString(from.element());
    return value + (hasCast ? "" : "::text[]") + "::" + unmodified(to);
  }

  /**
   * An array of another string type is assigned by itself; other elements are cast by {@code
   * convert}.
   */
  private static String castElements(SqlType from, SqlType to) {
    boolean sameElements = unmodified(from).equals(unmodified(to.element()));
    return sameElements || !isAssignable(from, to.element()) ? "" : "::" + unmodified(to);
  }

  private static String convertScalar(String value, SqlType from, SqlType to) {
    return switch ((isString(from) ? "text" : from.name()) + " to " + to.name()) {
      case "boolean to integer", "integer to boolean" -> value + "::" + to;
      case "boolean to smallint",
          "boolean to bigint",
          "boolean to numeric",
          "boolean to real",
          "boolean to double precision",
          "smallint to boolean" ->
          value + "::integer::" + unmodified(to);
      case "bigint to boolean",
          "numeric to boolean",
          "real to boolean",
          "double precision to boolean" ->
          value + " <> 0";
      case "bytea to oid" -> "lo_from_bytea(0, " + value + ")";
      case "text to oid" -> "lo_from_bytea(0, convert_to(" + value + ", 'UTF8'))";
      case "oid to bytea" -> "lo_get(" + value + ")";
      case "text to bytea" -> "convert_to(" + value + ", 'UTF8')";
      case "text to tsvector" -> "to_tsvector(" + value + ")";
      case "bytea to uuid" -> "encode(" + value + ", 'hex')::uuid";
      case "uuid to bytea" -> "decode(replace(" + value + "::text, '-', ''), 'hex')";
      case "interval to numeric", "interval to bigint", "interval to integer" ->
          "extract(epoch from " + value + ")";
      default -> value + textOf(from) + "::" + unmodified(to);
    };
  }

  private static String textOf(SqlType from) {
    return isString(from) ? "" : "::text";
  }

  /** A cast to {@code varchar(10)} would cut values silently, where an assignment refuses them. */
  private static SqlType unmodified(SqlType type) {
    return new SqlType(type.schema(), type.name(), List.of(), "", type.dimensions());
  }

  private static boolean isAssignable(SqlType from, SqlType to) {
    return unmodified(from).equals(unmodified(to))
        || isString(to)
        || from.isBuiltIn()
            && to.isBuiltIn()
            && ASSIGNABLE.getOrDefault(from.name(), Set.of()).contains(to.name());
  }

  private static boolean isString(SqlType type) {
    return type.isBuiltIn() && !type.isArray() && STRINGS.contains(type.name());
  }
}
