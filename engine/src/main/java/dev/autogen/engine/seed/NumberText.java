package dev.autogen.engine.seed;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Set;

/** Numbers, never rounded. */
final class NumberText {

  private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", "-Infinity");

  /** As many digits as every double holds (DBL_DIG); the rest of it is noise of the arithmetic. */
  private static final MathContext OF_DOUBLE = new MathContext(15);

  private NumberText() {}

  /**
   * Returns a conversion to integers.
   *
   * @param type the name of the type, for messages
   */
  static Conversion integer(String type, long smallest, long largest) {
    BigDecimal least = BigDecimal.valueOf(smallest);
    BigDecimal most = BigDecimal.valueOf(largest);
    return value -> {
      BigDecimal number = number(value);
      if (number.stripTrailingZeros().scale() > 0) {
        throw new Misfit(value, "is no integer");
      }
      if (number.compareTo(least) < 0 || number.compareTo(most) > 0) {
        throw new Misfit(value, "is out of the range of " + type);
      }
      return number.toBigInteger().toString();
    };
  }

  /** Returns a conversion to {@code numeric} without a limit. */
  static Conversion numeric() {
    return value -> notFinite(value) ? value.toString() : plain(number(value));
  }

  /** Returns a conversion to {@code numeric(precision, scale)}. */
  static Conversion numeric(int precision, int scale) {
    String type = "numeric(%d%s)".formatted(precision, scale == 0 ? "" : ", %d".formatted(scale));
    return value -> {
      if ("NaN".equals(value.toString())) {
        return "NaN";
      }
      BigDecimal number = number(value);
      if (decimals(number) > scale && isBinary(value)) {
        number = number.round(OF_DOUBLE);
      }
      if (decimals(number) > scale) {
        throw new Misfit(value, "has more decimals than %s holds".formatted(type));
      }
      // Not by setScale: a large exponent would become as many digits.
      long whole = (long) number.precision() - number.scale();
      if (number.signum() != 0 && whole > precision - scale) {
        throw new Misfit(value, "has more digits than %s holds".formatted(type));
      }
      return plain(number);
    };
  }

  /** Returns a conversion to {@code double precision}. */
  static Conversion doublePrecision() {
    return value -> {
      if (value instanceof Double || value instanceof Float || notFinite(value)) {
        return value.toString();
      }
      BigDecimal number = number(value);
      double stored = number.doubleValue();
      if (!isSame(number, stored)) {
        throw new Misfit(value, "has more digits than double precision holds");
      }
      return Double.toString(stored);
    };
  }

  /** Returns a conversion to {@code real}. */
  static Conversion real() {
    return value -> {
      if (value instanceof Float || notFinite(value)) {
        return value.toString();
      }
      BigDecimal number = number(value);
      float stored = number.floatValue();
      if (!isSame(number, stored)) {
        throw new Misfit(value, "has more digits than real holds");
      }
      return Float.toString(stored);
    };
  }

  /** Tells whether what is stored, written with as many digits, is the number. */
  private static boolean isSame(BigDecimal number, double stored) {
    if (Double.isInfinite(stored)) {
      return false;
    }
    BigDecimal plain = number.stripTrailingZeros();
    return new BigDecimal(stored).round(new MathContext(plain.precision())).compareTo(plain) == 0;
  }

  /** Returns a number as a decimal; null for what is not finite. */
  static BigDecimal decimal(Object number) {
    if (number instanceof BigDecimal decimal) {
      return decimal;
    }
    if (number instanceof BigInteger integer) {
      return new BigDecimal(integer);
    }
    String text = number.toString();
    return NOT_FINITE.contains(text) ? null : new BigDecimal(text);
  }

  private static BigDecimal number(Object value) {
    if (value instanceof Boolean truth) {
      return truth ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    if (value instanceof Number || value instanceof String) {
      try {
        BigDecimal number = decimal(value instanceof String text ? text.strip() : value);
        if (number != null) {
          return number;
        }
      } catch (NumberFormatException e) {
        throw new Misfit(value, "is no number");
      }
    }
    throw new Misfit(value, "is no number");
  }

  private static boolean notFinite(Object value) {
    return NOT_FINITE.contains(value.toString());
  }

  private static boolean isBinary(Object value) {
    return value instanceof Double || value instanceof Float;
  }

  private static int decimals(BigDecimal number) {
    return number.stripTrailingZeros().scale();
  }

  /** Plain digits where they stay readable; PostgreSQL reads an exponent as well. */
  private static String plain(BigDecimal number) {
    return Math.abs((long) number.scale()) <= 1000 ? number.toPlainString() : number.toString();
  }
}
