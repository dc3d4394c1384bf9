package dev.autogen.migration;

import java.util.Locale;

/** Which way a revision is run. */
public enum Direction {
  UPGRADE,
  DOWNGRADE;

  /** Returns the word as it stands in messages and in {@code autogen_history}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Direction ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
