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
}
