package dev.autogen.revision;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of an expression that names revisions: {@code [BRANCH@][SYMBOL][+N|-N]}.
 *
 * @param text the expression as it was written
 * @param branch a branch label or id; empty when none is given
 * @param symbol an id, a start of one, a class name, {@code head}, {@code heads}, {@code base} or
 *     {@code current}; empty where the steps count from where the database is
 * @param relative whether it says how many steps
 * @param steps how many steps, upwards if positive
 */
record RevisionExpression(String text, String branch, String symbol, boolean relative, int steps) {

  private static final Pattern GRAMMAR =
      Pattern.compile("(?:(?<branch>[^@:+-]+)@)?(?<symbol>[^@:+-]+)?(?<steps>[+-]\\d+)?");

  /** A sign and 9 digits, which are more revisions than there can be. */
  private static final int LONGEST_STEPS = 10;

  static RevisionExpression parse(String text) {
    if (RevisionRange.isRange(text)) {
      throw AutogenException.usage(
          "%s is a range, but one revision is asked for here.".formatted(text));
    }
    Matcher parts = GRAMMAR.matcher(text);
    if (!parts.matches() || (parts.group("symbol") == null && parts.group("steps") == null)) {
      throw AutogenException.usage(
          "'%s' names no revision. Write an id, head, base, +1, -1, ID+1 or BRANCH@head."
              .formatted(text));
    }
    String steps = parts.group("steps");
    if (steps != null && steps.length() > LONGEST_STEPS) {
      throw AutogenException.usage(
          "'%s' names no revision: the number is too large. Write one of at most 9 digits."
              .formatted(text));
    }
    String branch = orEmpty(parts.group("branch"));
    if (RevisionHeader.isReserved(branch)) {
      throw AutogenException.usage(
          "'%s' names no revision: before @ stands a branch, and %s is none. Write a label or an id there."
              .formatted(text, branch));
    }
    return new RevisionExpression(
        text,
        branch,
        orEmpty(parts.group("symbol")),
        steps != null,
        steps == null ? 0 : Integer.parseInt(steps));
  }

  private static String orEmpty(String part) {
    return part == null ? "" : part;
  }

  /** Tells whether it counts from where the database is. */
  boolean countsFromCurrent() {
    return relative && symbol.isEmpty();
  }
}
