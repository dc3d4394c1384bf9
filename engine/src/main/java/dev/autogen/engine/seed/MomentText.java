package dev.autogen.engine.seed;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Dates and times. A time of day that says no zone is in the one of the source; one that is finer
 * than the column holds is rounded as PostgreSQL does, and counted.
 */
final class MomentText implements Conversion {

  private static final int NANO_DIGITS = 9;

  private final String type;
  private final int precision;
  private final ZoneId zone;
  private final Optional<EpochUnit> unit;
  private final AtomicLong rounded;

  /**
   * @param type {@code date}, {@code time}, {@code timetz}, {@code timestamp} or {@code
   *     timestamptz}
   * @param precision how many digits of a second the column holds, 0 to 6
   * @param zone where the source's times of day are
   * @param unit in which it counts the time since 1970; empty to tell by the number
   * @param rounded counts the values that were finer
   */
  MomentText(
      String type, int precision, ZoneId zone, Optional<EpochUnit> unit, AtomicLong rounded) {
    this.type = type;
    this.precision = precision;
    this.zone = zone;
    this.unit = unit;
    this.rounded = rounded;
  }

  @Override
  public String text(Object value) {
    Moment moment = Moment.of(value, unit);
    boolean isTime = type.equals("time") || type.equals("timetz");
    if (isTime
        && moment.date().isPresent()
        && !moment.local(zone).toLocalDate().equals(LocalDate.EPOCH)) {
      throw new Misfit(value, "is a date, and not only a time of day");
    }
    if (!isTime && moment.date().isEmpty()) {
      throw new Misfit(value, "is a time of day without a date");
    }
    return PlainText.of(
        switch (type) {
          case "date" -> date(value, moment);
          case "time" -> rounded(moment.local(zone)).toLocalTime();
          case "timetz" -> absolute(value, moment).toOffsetTime();
          case "timestamp" -> rounded(moment.local(zone));
          default -> absolute(value, moment);
        });
  }

  private LocalDate date(Object value, Moment moment) {
    LocalDateTime local = moment.local(zone);
    if (!local.toLocalTime().equals(LocalTime.MIDNIGHT)) {
      throw new Misfit(
          value, "is %s, which is a time of day and no date".formatted(PlainText.of(local)));
    }
    return local.toLocalDate();
  }

  private OffsetDateTime absolute(Object value, Moment moment) {
    try {
      return rounded(moment.absolute(zone));
    } catch (DateTimeException e) {
      throw new Misfit(value, "is a time that clocks in %s skip".formatted(zone));
    }
  }

  @SuppressWarnings("unchecked")
  private <T extends Temporal> T rounded(T time) {
    long unitNanos = (long) Math.pow(10, NANO_DIGITS - precision);
    long nano = time.get(ChronoField.NANO_OF_SECOND);
    long rest = nano % unitNanos;
    if (rest == 0) {
      return time;
    }
    rounded.incrementAndGet();
    return (T) time.plus(rest * 2 >= unitNanos ? unitNanos - rest : -rest, ChronoUnit.NANOS);
  }
}
