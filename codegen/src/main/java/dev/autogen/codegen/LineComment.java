package dev.autogen.codegen;

import java.util.ArrayList;
import java.util.List;

/** Any text as {@code //} comments. */
final class LineComment {

  private LineComment() {}

  /**
   * Returns the comment's lines, wrapped at spaces.
   *
   * @param width the longest line in characters, where a word is not longer
   */
  static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    text.lines().forEach(line -> lines.addAll(wrapped(line, width)));
    return lines;
  }

  private static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder("//");
    for (String word : JavaText.visible(text).replace("\\", "\\\\").strip().split(" +")) {
      if (line.length() > 2 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line = new StringBuilder("//");
      }
      line.append(word.isEmpty() ? "" : " " + word);
    }
    lines.add(line.toString());
    return lines;
  }
}
