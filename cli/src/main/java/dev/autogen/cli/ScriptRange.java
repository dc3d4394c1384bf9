package dev.autogen.cli;

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

  static boolean isRange(String text) {
    return text.indexOf(':') >= 0;
  }
}
