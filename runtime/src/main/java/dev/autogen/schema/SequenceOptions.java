package dev.autogen.schema;

/**
 * What a sequence counts, with every value stated: PostgreSQL's defaults are filled in when it is
 * made (documentation: {@code CREATE SEQUENCE}).
 *
 * @param type {@code smallint}, {@code integer} or {@code bigint}
 * @param start the first value
 * @param increment the step, not zero
 * @param minimum the smallest value
 * @param maximum the largest value
 * @param cache how many values a session takes at once, at least 1
 * @param cycle whether it starts again at its end
 */
public record SequenceOptions(
    SqlType type,
    long start,
    long increment,
    long minimum,
    long maximum,
    long cache,
    boolean cycle) {

  /** What {@code CREATE SEQUENCE s} gives: bigint, from 1 by 1. */
  public static final SequenceOptions DEFAULT = defaultsFor(SqlType.of("bigint"), 1);

  public SequenceOptions {
    if (increment == 0) {
      throw new IllegalArgumentException("A sequence cannot have the increment 0");
    }
  }

  /** Returns PostgreSQL's defaults for a sequence of that type and step. */
  public static SequenceOptions defaultsFor(SqlType type, long increment) {
    long least =
        switch (type.name()) {
          case "smallint" -> Short.MIN_VALUE;
          case "integer" -> Integer.MIN_VALUE;
          default -> Long.MIN_VALUE;
        };
    long minimum = increment > 0 ? 1 : least;
    long maximum = increment > 0 ? -(least + 1) : -1;
    return new SequenceOptions(
        type, increment > 0 ? minimum : maximum, increment, minimum, maximum, 1, false);
  }

  /**
   * Returns the options after the sequence took another type, as that of an identity does with its
   * column (parse_utilcmd.c, {@code AT_AlterColumnType}): a bound that was that of the old type
   * becomes that of the new one, every other stays (documentation: {@code ALTER SEQUENCE … AS}).
   */
  public SequenceOptions withType(SqlType other) {
    if (type.equals(other)) {
      return this;
    }
    boolean ascending = increment > 0;
    long newMaximum = maximum == largest(type) ? ascending ? largest(other) : -1 : maximum;
    long newMinimum = minimum == smallest(type) ? ascending ? 1 : smallest(other) : minimum;
    return new SequenceOptions(other, start, increment, newMinimum, newMaximum, cache, cycle);
  }

  private static long largest(SqlType type) {
    return defaultsFor(type, 1).maximum();
  }

  private static long smallest(SqlType type) {
    return defaultsFor(type, -1).minimum();
  }

  public SequenceOptions withStart(long value) {
    return new SequenceOptions(type, value, increment, minimum, maximum, cache, cycle);
  }

  public SequenceOptions withMinimum(long value) {
    return new SequenceOptions(type, start, increment, value, maximum, cache, cycle);
  }

  public SequenceOptions withMaximum(long value) {
    return new SequenceOptions(type, start, increment, minimum, value, cache, cycle);
  }

  public SequenceOptions withCache(long value) {
    return new SequenceOptions(type, start, increment, minimum, maximum, value, cycle);
  }

  public SequenceOptions withCycle(boolean value) {
    return new SequenceOptions(type, start, increment, minimum, maximum, cache, value);
  }
}
