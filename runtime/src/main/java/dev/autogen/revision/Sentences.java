package dev.autogen.revision;

import java.util.Collection;
import java.util.List;

/** Counts and lists in the sentences of messages. */
final class Sentences {

  private static final List<String> NUMBERS =
      List.of("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

  private static final int LISTED = 8;

  private Sentences() {}

  /** Returns a count with its noun, such as {@code two heads}. */
  static String count(Collection<?> things, String noun) {
    return count(things.size(), noun);
  }

  static String count(int number, String noun) {
    String amount = number < NUMBERS.size() ? NUMBERS.get(number) : String.valueOf(number);
    return amount + " " + noun + (number == 1 ? "" : "s");
  }

  /** Returns the things with commas between them; no more than a message can take. */
  static String list(Collection<String> things) {
    String listed = String.join(", ", things.stream().limit(LISTED).toList());
    return things.size() <= LISTED
        ? listed
        : "%s and %d more".formatted(listed, things.size() - LISTED);
  }
}
