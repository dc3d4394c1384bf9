package dev.autogen.engine.seed;

import java.util.ArrayList;
import java.util.List;

/** Pieces of messages: what a server said, values and names as they are shown. */
final class Sentences {

  private static final int VALUE_LENGTH = 40;
  private static final int MESSAGE_LENGTH = 300;

  private Sentences() {}

  /** Returns what a driver or server said, on one line and without the stop at its end. */
  static String of(Throwable problem) {
    String message =
        problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage();
    String line =
        message.lines().findFirst().orElse(message).strip().replaceFirst("^(ERROR|FATAL): ", "");
    return shortened(line, MESSAGE_LENGTH).replaceFirst("\\.$", "");
  }

  /** Returns a value in quotes; a long one shortened, with its length. */
  static String value(Object value) {
    if (value instanceof byte[] bytes) {
      return "a value of %d bytes".formatted(bytes.length);
    }
    String text = String.valueOf(value);
    String line = text.replaceAll("\\p{Cntrl}+", " ");
    return text.length() <= VALUE_LENGTH
        ? "'" + line + "'"
        : "'%s' (%d characters)".formatted(shortened(line, VALUE_LENGTH), text.length());
  }

  private static String shortened(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length) + "…";
  }

  /** Returns {@code 1 row}, {@code 2 rows}. */
  static String count(long number, String one) {
    return number + " " + one + (number == 1 ? "" : "s");
  }

  /** Returns names with commas, the last with {@code and}. */
  static String list(List<String> names) {
    List<String> all = new ArrayList<>(names);
    if (all.size() < 2) {
      return String.join("", all);
    }
    String last = all.remove(all.size() - 1);
    return String.join(", ", all) + " and " + last;
  }
}
