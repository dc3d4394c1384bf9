package dev.autogen.engine.seed;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date, a time of day, or both, with an offset where it is known.
 *
 * @param date the date; empty for a time of day alone
 * @param time the time of day; midnight for a date alone
 * @param offset how far it is from UTC; empty where that is not said
 */
record Moment(Optional<LocalDate> date, LocalTime time, Optional<ZoneOffset> offset) {

  private static final Pattern TEXT =
      Pattern.compile(
          "(?:(\\d{4,6}-\\d{1,2}-\\d{1,2})(?:[T ]\\s*(?=\\d)|$))?"
              + "(?:(\\d{1,2}:\\d{2})(:\\d{2})?(?:[.,](\\d{1,9}))?"
              + "\\s*(Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?(?::?\\d{2})?)?)?",
          Pattern.CASE_INSENSITIVE);

  /** The Julian day of 1970, and those of the years 1 and 9999 (SQLite documentation, 2.2). */
  private static final BigDecimal EPOCH_DAY = new BigDecimal("2440587.5");

  private static final BigDecimal FIRST_DAY = new BigDecimal("1721425.5");
  private static final BigDecimal LAST_DAY = new BigDecimal("5373484.5");
  private static final BigDecimal SECONDS_OF_DAY = new BigDecimal(86_400);

  /**
   * Reads a value.
   *
   * @param unit in which numbers count the time since 1970; empty to tell by the number
   * @throws Misfit if it is no moment
   */
  static Moment of(Object value, Optional<EpochUnit> unit) {
    try {
      if (value instanceof String text) {
        return ofText(text.strip());
      }
      if (value instanceof Number number) {
        return ofNumber(number, unit);
      }
      return ofJava(value);
    } catch (DateTimeException e) {
      throw new Misfit(value, "is no date or time");
    }
  }

  private static Moment ofJava(Object value) {
    if (value instanceof LocalDate date) {
      return new Moment(Optional.of(date), LocalTime.MIDNIGHT, Optional.empty());
    }
    if (value instanceof LocalTime time) {
      return new Moment(Optional.empty(), time, Optional.empty());
    }
    if (value instanceof OffsetTime time) {
      return new Moment(Optional.empty(), time.toLocalTime(), Optional.of(time.getOffset()));
    }
    if (value instanceof LocalDateTime local) {
      return new Moment(Optional.of(local.toLocalDate()), local.toLocalTime(), Optional.empty());
    }
    if (value instanceof OffsetDateTime moment) {
      return of(moment);
    }
    if (value instanceof ZonedDateTime moment) {
      return of(moment.toOffsetDateTime());
    }
    if (value instanceof Instant moment) {
      return of(moment.atOffset(ZoneOffset.UTC));
    }
    throw new DateTimeException("no moment");
  }

  private static Moment of(OffsetDateTime moment) {
    return new Moment(
        Optional.of(moment.toLocalDate()), moment.toLocalTime(), Optional.of(moment.getOffset()));
  }

  private static Moment ofText(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches() || text.isEmpty()) {
      throw new DateTimeException("no moment");
    }
    Optional<LocalDate> date = Optional.ofNullable(parts.group(1)).map(Moment::date);
    LocalTime time = parts.group(2) == null ? LocalTime.MIDNIGHT : time(parts);
    return new Moment(date, time, Optional.ofNullable(parts.group(5)).map(Moment::offset));
  }

  private static LocalDate date(String text) {
    List<Integer> numbers = List.of(text.split("-")).stream().map(Integer::valueOf).toList();
    return LocalDate.of(numbers.get(0), numbers.get(1), numbers.get(2));
  }

  private static LocalTime time(Matcher parts) {
    String[] clock = parts.group(2).split(":");
    int seconds = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3).substring(1));
    String fraction = parts.group(4) == null ? "" : parts.group(4);
    return LocalTime.of(
        Integer.parseInt(clock[0]),
        Integer.parseInt(clock[1]),
        seconds,
        Integer.parseInt((fraction + "000000000").substring(0, 9)));
  }

  private static ZoneOffset offset(String text) {
    return text.matches("[A-Za-z]+") ? ZoneOffset.UTC : ZoneOffset.of(text);
  }

  /** SQLite's own functions count with a fraction the days of the Julian calendar. */
  private static Moment ofNumber(Number value, Optional<EpochUnit> unit) {
    BigDecimal number = NumberText.decimal(value);
    if (number == null) {
      throw new DateTimeException("not finite");
    }
    boolean isJulian =
        unit.isEmpty()
            && value instanceof Double
            && number.compareTo(FIRST_DAY) >= 0
            && number.compareTo(LAST_DAY) < 0;
    Instant instant =
        isJulian
            // A double holds a day to some tenths of a millisecond.
            ? EpochUnit.MILLIS.instant(
                number
                    .subtract(EPOCH_DAY)
                    .multiply(SECONDS_OF_DAY)
                    .movePointRight(3)
                    .setScale(0, RoundingMode.HALF_UP))
            : unit.orElseGet(() -> EpochUnit.ofLargest(number)).instant(number);
    return of(instant.atOffset(ZoneOffset.UTC));
  }

  /**
   * Returns the moment as clocks in a zone show it.
   *
   * @param zone where it is, if it does not say
   */
  LocalDateTime local(ZoneId zone) {
    LocalDateTime shown = date.orElse(LocalDate.EPOCH).atTime(time);
    return offset.isEmpty()
        ? shown
        : shown.atOffset(offset.get()).atZoneSameInstant(zone).toLocalDateTime();
  }

  /**
   * Returns the moment with its offset.
   *
   * @param zone where it is, if it does not say
   * @throws DateTimeException if clocks in the zone never show it
   */
  OffsetDateTime absolute(ZoneId zone) {
    LocalDateTime shown = date.orElse(LocalDate.EPOCH).atTime(time);
    if (offset.isPresent()) {
      return shown.atOffset(offset.get());
    }
    if (zone.getRules().getValidOffsets(shown).isEmpty()) {
      throw new DateTimeException("in a gap");
    }
    return shown.atZone(zone).toOffsetDateTime();
  }
}
