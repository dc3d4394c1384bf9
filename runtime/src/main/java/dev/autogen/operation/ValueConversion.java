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

  private ValueConversion() {}

  /** Returns the {@code USING} expression for a column; empty where PostgreSQL needs none. */
  public static String using(String column, SqlType from, SqlType to) {
    String value = SqlIdentifier.quote(column);
    String converted = convert(value, from, to);
    return converted.equals(value) ? "" : converted;
  }

  private static String convert(String value, SqlType from, SqlType to) {
    if (from.isArray() && to.isArray()) {
      return convertArray(value, from, to);
    }
    if (from.isArray()) {
      return isString(to) ? value : convert(value + "[1]", from.element(), to);
    }
    if (to.isArray()) {
      return "array[" + convert(value, from, to.element()) + "]" + castElements(from, to);
    }
    return isAssignable(from, to) ? value : convertScalar(value, from, to);
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
    return switch (from.name() + " to " + to.name()) {
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
      case "text to bytea", "varchar to bytea" -> "convert_to(" + value + ", 'UTF8')";
      case "bytea to uuid" -> "encode(" + value + ", 'hex')::uuid";
      case "uuid to bytea" -> "decode(replace(" + value + "::text, '-', ''), 'hex')";
      default -> value + (isString(from) ? "" : "::text") + "::" + unmodified(to);
    };
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
