package dev.autogen.schema;

/** Text as a string constant of SQL. */
public final class StringLiteral {

  private StringLiteral() {}

  /**
   * Returns the constant for a text. One with a backslash becomes {@code E'…'}, as PostgreSQL's
   * {@code quote_literal} does, so that it is right whatever {@code standard_conforming_strings}
   * says.
   *
   * @throws IllegalArgumentException if the text contains the character 0, which PostgreSQL cannot
   *     store
   */
  public static String of(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "A text with the character 0 cannot be stored in PostgreSQL. Remove it.");
    }
    String quoted = "'" + text.replace("'", "''") + "'";
    return text.indexOf('\\') < 0 ? quoted : "E" + quoted.replace("\\", "\\\\");
  }

  /**
   * Returns the text of a constant that {@link #of} made.
   *
   * @throws IllegalArgumentException if it is no such constant
   */
  public static String text(String constant) {
    boolean escaped = constant.startsWith("E'");
    int start = escaped ? 2 : 1;
    if (constant.length() <= start || !constant.startsWith("'", start - 1)) {
      throw new IllegalArgumentException("%s is no constant of a text.".formatted(constant));
    }
    String text = constant.substring(start, constant.length() - 1).replace("''", "'");
    return escaped ? text.replace("\\\\", "\\") : text;
  }
}
