package dev.autogen.postgresql;

import dev.autogen.operation.Literal;
import dev.autogen.schema.StringLiteral;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.util.Currency;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Java values as constants of SQL.
 *
 * <p>Everything but numbers, booleans and null becomes a quoted constant without a type, which
 * takes the type of the column it is for (PostgreSQL documentation, 10.4 "Value Storage"). The text
 * depends on the value alone: not on locale, time zone or Java version.
 */
public final class Literals {

  private Literals() {}

  /**
   * Returns the constant for a value.
   *
   * <p>Known are null, {@link Boolean}, numbers, {@link String}, {@link Character}, enum constants
   * (by name), {@link UUID}, {@code byte[]}, {@link URI}, {@link URL}, {@link Currency}, and of
   * {@code java.time}: dates, times, {@link Instant}, {@link Duration} and {@link Period} (as
   * intervals), {@link Year} (as a number) and zones (by id); and arrays and lists of them.
   *
   * @param value a value, or null
   * @throws IllegalArgumentException if the value is of another type, or a text with the character
   *     0
   */
  public static Literal of(Object value) {
    return new Literal(sql(value));
  }

  private static String sql(Object value) {
    if (value == null || value instanceof Boolean) {
      return String.valueOf(value);
    }
    if (value instanceof Number number) {
      return number(number);
    }
    if (value instanceof byte[]) {
      return "'" + plain(value) + "'";
    }
    return value instanceof Year
        ? plain(value)
        : StringLiteral.of(ArrayText.isArray(value) ? ArrayText.of(value) : plain(value));
  }

  /** Returns the text that PostgreSQL reads as the value, which is not null. */
  static String plain(Object value) {
    if (value instanceof Boolean) {
      return value.toString();
    }
    if (value instanceof Number number) {
      return number(number).replace("'", "");
    }
    if (value instanceof Year year) {
      return String.valueOf(year.getValue());
    }
    return value instanceof byte[] bytes ? "\\x" + HexFormat.of().formatHex(bytes) : text(value);
  }

  private static String number(Number number) {
    if (number instanceof Double || number instanceof Float) {
      return floating(number);
    }
    if (number instanceof BigDecimal decimal) {
      return decimal(decimal);
    }
    if (number instanceof Byte
        || number instanceof Short
        || number instanceof Integer
        || number instanceof Long
        || number instanceof BigInteger) {
      return number.toString();
    }
    throw unknown(number);
  }

  private static String floating(Number number) {
    double value = number.doubleValue();
    if (Double.isNaN(value)) {
      return "'NaN'";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "'Infinity'" : "'-Infinity'";
    }
    if (value == 0) {
      // A bare -0 is the integer 0.
      return 1 / value < 0 ? "'-0'" : "0";
    }
    return decimal(shortest(number));
  }

  /** Double.toString itself gives more digits than needed before Java 19 (JDK-4511638). */
  private static BigDecimal shortest(Number number) {
    boolean isFloat = number instanceof Float;
    BigDecimal exact = new BigDecimal(number.doubleValue());
    for (int digits = 1; digits < 17; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits));
      if (isFloat
          ? rounded.floatValue() == number.floatValue()
          : rounded.doubleValue() == number.doubleValue()) {
        return rounded;
      }
    }
    return exact.round(new MathContext(17));
  }

  /**
   * Plain digits where they stay readable; otherwise an exponent, which PostgreSQL reads as well.
   */
  private static String decimal(BigDecimal decimal) {
    return Math.abs((long) decimal.scale()) <= 40 ? decimal.toPlainString() : decimal.toString();
  }

  private static String text(Object value) {
    if (value instanceof String || value instanceof Character || value instanceof UUID) {
      return value.toString();
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    if (value instanceof Duration
        || value instanceof Period
        || value instanceof URI
        || value instanceof URL) {
      return value.toString();
    }
    if (value instanceof Currency currency) {
      return currency.getCurrencyCode();
    }
    if (value instanceof ZoneId zone) {
      return zone.getId();
    }
    return moment(value);
  }

  private static String moment(Object value) {
    if (value instanceof LocalDate date) {
      return date(date) + era(date);
    }
    if (value instanceof LocalTime time) {
      return time(time);
    }
    if (value instanceof OffsetTime time) {
      return time(time.toLocalTime()) + offset(time.getOffset());
    }
    if (value instanceof LocalDateTime local) {
      return dateTime(local, "");
    }
    if (value instanceof OffsetDateTime dateTime) {
      return dateTime(dateTime.toLocalDateTime(), offset(dateTime.getOffset()));
    }
    if (value instanceof ZonedDateTime zoned) {
      return dateTime(zoned.toLocalDateTime(), offset(zoned.getOffset()));
    }
    if (value instanceof Instant instant) {
      return moment(instant.atOffset(ZoneOffset.UTC));
    }
    throw unknown(value);
  }

  private static String dateTime(LocalDateTime local, String offset) {
    LocalDate date = local.toLocalDate();
    return date(date) + " " + time(local.toLocalTime()) + offset + era(date);
  }

  /** PostgreSQL writes years before 1 with an era, and years after 9999 without a sign. */
  private static String date(LocalDate date) {
    String year = String.valueOf(date.get(ChronoField.YEAR_OF_ERA));
    return "0".repeat(Math.max(0, 4 - year.length()))
        + year
        + "-"
        + two(date.getMonthValue())
        + "-"
        + two(date.getDayOfMonth());
  }

  private static String era(LocalDate date) {
    return date.getYear() < 1 ? " BC" : "";
  }

  private static String time(LocalTime time) {
    String whole = two(time.getHour()) + ":" + two(time.getMinute()) + ":" + two(time.getSecond());
    if (time.getNano() == 0) {
      return whole;
    }
    String nanos = String.valueOf(1_000_000_000L + time.getNano()).substring(1);
    return whole + "." + nanos.replaceFirst("0+$", "");
  }

  private static String offset(ZoneOffset offset) {
    int seconds = Math.abs(offset.getTotalSeconds());
    String text = (offset.getTotalSeconds() < 0 ? "-" : "+") + two(seconds / 3600);
    if (seconds % 3600 != 0) {
      text += ":" + two(seconds / 60 % 60);
    }
    return seconds % 60 == 0 ? text : text + ":" + two(seconds % 60);
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : String.valueOf(number);
  }

  private static IllegalArgumentException unknown(Object value) {
    return new IllegalArgumentException(
        ("A value of %s has no constant in SQL. Give a text, a number or a java.time value, or "
                + "write SQL.")
            .formatted(value.getClass().getName()));
  }
}
