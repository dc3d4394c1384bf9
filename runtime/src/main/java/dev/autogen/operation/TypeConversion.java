package dev.autogen.operation;

import dev.autogen.schema.SqlType;
import java.util.Map;
import java.util.Set;

/** What becomes of values when a column takes another type. */
final class TypeConversion {

  private static final Set<String> STRINGS = Set.of("varchar", "char", "text", "name");

  /** The decimal digits of whole numbers, and of those that a floating-point type holds exactly. */
  private static final Map<String, Integer> DIGITS =
      Map.of("smallint", 5, "integer", 10, "bigint", 19);

  private static final Map<String, Integer> EXACT_DIGITS =
      Map.of("real", 7, "double precision", 15);

  /** The longest text of values of a type whose texts have a longest one. */
  private static final Map<String, Integer> TEXT_LENGTHS =
      Map.of(
          "boolean", 5,
          "smallint", 6,
          "integer", 11,
          "bigint", 20,
          "uuid", 36,
          "macaddr", 17,
          "inet", 43,
          "cidr", 43);

  private static final Set<String> TIMES = Set.of("timestamp", "timestamptz", "time", "timetz");

  private static final int MICROSECONDS = 6;

  private TypeConversion() {}

  /** Tells whether every value of one type has a value of the other that says as much. */
  static boolean keepsValues(SqlType from, SqlType to) {
    if (from.equivalentTo(to)) {
      return true;
    }
    if (to.isArray() && !from.isArray()) {
      return keepsValues(from, to.element());
    }
    if (from.dimensions() != to.dimensions()) {
      return !to.isArray() && isUnboundedString(to);
    }
    if (!to.isBuiltIn()) {
      return false;
    }
    return isString(to) ? fitsString(from, to) : from.isBuiltIn() && fits(from, to);
  }

  private static boolean isString(SqlType type) {
    return type.isBuiltIn() && STRINGS.contains(type.name());
  }

  private static boolean isUnboundedString(SqlType type) {
    return isString(type) && isUnbounded(type);
  }

  private static boolean isUnbounded(SqlType type) {
    return type.name().equals("text")
        || type.name().equals("varchar") && type.modifiers().isEmpty();
  }

  private static boolean fitsString(SqlType from, SqlType to) {
    if (isUnbounded(to)) {
      return true;
    }
    if (to.modifiers().isEmpty()) {
      return false;
    }
    int room = to.modifiers().get(0);
    if (isString(from)) {
      return !from.modifiers().isEmpty() && from.modifiers().get(0) <= room;
    }
    return from.isBuiltIn() && TEXT_LENGTHS.getOrDefault(from.name(), Integer.MAX_VALUE) <= room;
  }

  private static boolean fits(SqlType from, SqlType to) {
    if (DIGITS.containsKey(from.name())) {
      return fitsWhole(from, to);
    }
    return switch (from.name()) {
      case "boolean" -> DIGITS.containsKey(to.name()) || EXACT_DIGITS.containsKey(to.name());
      case "real" -> to.name().equals("double precision");
      case "numeric" -> to.name().equals("numeric") && fitsNumeric(from, to);
      case "date" -> Set.of("timestamp", "timestamptz").contains(to.name());
      case "cidr" -> to.name().equals("inet");
      case "bit", "varbit" -> to.name().equals("varbit") && fitsLength(from, to);
      default ->
          TIMES.contains(from.name())
              && isLaterTime(from, to)
              && fractionDigits(from) <= fractionDigits(to);
    };
  }

  /**
   * A time without zone becomes one in the session's zone; the reverse would forget which zone that
   * was.
   */
  private static boolean isLaterTime(SqlType from, SqlType to) {
    return from.name().equals(to.name()) || to.name().equals(from.name() + "tz");
  }

  private static int fractionDigits(SqlType type) {
    return type.modifiers().isEmpty() ? MICROSECONDS : type.modifiers().get(0);
  }

  private static boolean fitsWhole(SqlType from, SqlType to) {
    int digits = DIGITS.get(from.name());
    if (to.name().equals("numeric")) {
      return to.modifiers().isEmpty() || wholeDigits(to) >= digits;
    }
    return Math.max(DIGITS.getOrDefault(to.name(), 0), EXACT_DIGITS.getOrDefault(to.name(), 0))
        >= digits;
  }

  private static boolean fitsNumeric(SqlType from, SqlType to) {
    return to.modifiers().isEmpty()
        || !from.modifiers().isEmpty()
            && scale(from) <= scale(to)
            && wholeDigits(from) <= wholeDigits(to);
  }

  private static int scale(SqlType numeric) {
    return numeric.modifiers().size() < 2 ? 0 : numeric.modifiers().get(1);
  }

  private static int wholeDigits(SqlType numeric) {
    return numeric.modifiers().get(0) - scale(numeric);
  }

  /** {@code bit} without a length has one bit, {@code varbit} without one has no end. */
  private static boolean fitsLength(SqlType from, SqlType to) {
    if (to.modifiers().isEmpty()) {
      return true;
    }
    boolean isOneBit = from.modifiers().isEmpty() && from.name().equals("bit");
    return isOneBit
        || !from.modifiers().isEmpty() && from.modifiers().get(0) <= to.modifiers().get(0);
  }
}
