package dev.autogen.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a duration as people write it: {@code 90s}, {@code 5m}, {@code 1h30m}, {@code 500ms}, a
 * number of seconds, or ISO 8601 such as {@code PT5M}.
 */
final class DurationConverter implements ITypeConverter<Duration> {

  private static final Pattern PARTS =
      Pattern.compile(
          "(?:(\\d{1,6})h)?(?:(\\d{1,9})m(?!s))?(?:(\\d{1,9})(?:s|$))?(?:(\\d{1,12})ms)?");

  @Override
  public Duration convert(String text) {
    String given = text.strip().toLowerCase(Locale.ROOT);
    Matcher parts = PARTS.matcher(given);
    if (!given.isEmpty() && parts.matches()) {
      return Duration.ofHours(number(parts.group(1)))
          .plusMinutes(number(parts.group(2)))
          .plusSeconds(number(parts.group(3)))
          .plusMillis(number(parts.group(4)));
    }
    try {
      Duration parsed = Duration.parse(given);
      if (!parsed.isNegative()) {
        return parsed;
      }
    } catch (DateTimeParseException none) {
      // The same is said of it as of a negative one.
    }
    throw new TypeConversionException(
        "'%s' is no duration. Write a number of seconds, or such as 90s, 5m or 1h30m"
            .formatted(text));
  }

  private static long number(String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
