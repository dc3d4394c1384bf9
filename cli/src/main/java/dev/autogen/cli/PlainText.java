package dev.autogen.cli;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text of a revision as it goes into a line: one line, and nothing that a terminal would obey. */
final class PlainText {

  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

  private PlainText() {}

  /** Returns the lines of a text with blanks between them, other control characters escaped. */
  static String of(String text) {
    String line = text.replace('\t', ' ').lines().collect(Collectors.joining(" "));
    return CONTROL
        .matcher(line)
        .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
  }
}
