package dev.autogen.codegen;

/** Any text within a Javadoc comment. */
public final class JavadocText {

  private static final int WIDTH = SourceLines.WIDTH - " * ".length();

  private JavadocText() {}

  /**
   * Returns a paragraph wrapped at spaces, in which nothing is a tag, an end of the comment or a
   * Unicode escape.
   *
   * @param start what stands before the first word, as it is
   */
  public static String paragraph(String start, String text) {
    StringBuilder wrapped = new StringBuilder(start);
    int column = start.length();
    String separator = "";
    for (String word : escaped(text).strip().split(" +")) {
      if (!separator.isEmpty() && column + 1 + word.length() > WIDTH) {
        separator = "\n";
        column = 0;
      }
      wrapped.append(separator).append(word);
      column += word.length() + (separator.equals(" ") ? 1 : 0);
      separator = " ";
    }
    return wrapped.toString();
  }

  private static String escaped(String text) {
    return JavaText.visible(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("@", "&#64;")
        .replace("*/", "*&#47;")
        .replace("\\u", "&#92;u");
  }
}
