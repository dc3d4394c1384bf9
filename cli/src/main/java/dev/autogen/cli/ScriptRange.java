package dev.autogen.cli;

import java.util.Set;
import java.util.function.Supplier;

/**
 * Where a script starts and ends.
 *
 * @param from where the database is
 * @param to where it is to be
 */
record ScriptRange(String from, String to) {

  /**
   * Reads {@code A:B}, {@code A:}, {@code :B}, or {@code B} alone.
   *
   * @param from what stands for a missing start
   * @param to what stands for a missing end
   */
  static ScriptRange of(String text, String from, String to) {
    int colon = text.indexOf(':');
    String start = colon < 0 ? "" : text.substring(0, colon);
    String end = text.substring(colon + 1);
    return new ScriptRange(start.isEmpty() ? from : start, end.isEmpty() ? to : end);
  }

  /** Returns the same range, with the heads of the database where it says {@code current}. */
  ScriptRange startingAt(Supplier<Set<String>> heads) {
    if (!from.equals("current")) {
      return this;
    }
    Set<String> current = heads.get();
    return new ScriptRange(current.isEmpty() ? "base" : String.join(",", current), to);
  }

  static boolean isRange(String text) {
    return text.indexOf(':') >= 0;
  }
}
