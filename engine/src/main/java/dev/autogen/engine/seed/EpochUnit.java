package dev.autogen.engine.seed;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;

/** In which unit a number counts the time since 1970. */
public enum EpochUnit {
  SECONDS("seconds", 0),
  MILLIS("milliseconds", 3),
  MICROS("microseconds", 6);

  /**
   * Above this, seconds would be later than the year 5138; the next units begin at its thousands.
   */
  private static final BigDecimal LAST_SECOND = new BigDecimal("1e11");

  private final String word;
  private final int decimals;

  EpochUnit(String word, int decimals) {
    this.word = word;
    this.decimals = decimals;
  }

  /** Returns the unit that makes the largest number of a column a time of our days. */
  static EpochUnit ofLargest(BigDecimal number) {
    BigDecimal size = number.abs();
    if (size.compareTo(LAST_SECOND) < 0) {
      return SECONDS;
    }
    return size.compareTo(LAST_SECOND.movePointRight(3)) < 0 ? MILLIS : MICROS;
  }

  /**
   * Returns the moment.
   *
   * @throws DateTimeException if it is none
   */
  Instant instant(BigDecimal number) {
    BigDecimal nanos = number.movePointRight(9 - decimals).setScale(0, RoundingMode.HALF_UP);
    BigDecimal[] parts = nanos.divideAndRemainder(new BigDecimal(1_000_000_000L));
    try {
      return Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact());
    } catch (ArithmeticException e) {
      throw new DateTimeException("too large", e);
    }
  }

  /** Returns what messages call it. */
  String word() {
    return word;
  }
}
