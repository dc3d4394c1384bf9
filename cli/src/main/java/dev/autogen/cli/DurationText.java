package dev.autogen.cli;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Durations as options take them: {@code 90} or {@code 90s}, {@code 500ms}, {@code 5m}, {@code 1h}.
 */
final class DurationText implements ITypeConverter<Duration> {

  private static final Pattern FORMAT = Pattern.compile("(\\d{1,9})(ms|s|m|h)?");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1));

  @Override
  public Duration convert(String text) {
    Matcher parts = FORMAT.matcher(text.strip());
    if (!parts.matches()) {
      throw new TypeConversionException(
          "'%s' is no duration. Write 90s, 5m or 1h; 0 for none.".formatted(text));
    }
    String unit = parts.group(2) == null ? "s" : parts.group(2);
    return UNITS.get(unit).multipliedBy(Long.parseLong(parts.group(1)));
  }
}
