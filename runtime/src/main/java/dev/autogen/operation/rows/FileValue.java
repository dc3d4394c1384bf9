package dev.autogen.operation.rows;

/**
 * A value of a row, as the file has it.
 *
 * @param kind what it is in the file
 * @param text a text as it is meant, without quotes; a number or boolean as written; an object or
 *     array as JSON; empty for null
 */
public record FileValue(Kind kind, String text) {

  /** What a value of a file can be; a value of a CSV file is a text or null. */
  public enum Kind {
    NULL,
    TEXT,
    NUMBER,
    BOOLEAN,
    OBJECT,
    ARRAY
  }

  static final FileValue NULL = new FileValue(Kind.NULL, "");

  static FileValue text(String text) {
    return new FileValue(Kind.TEXT, text);
  }

  /** Tells whether this is null. */
  public boolean isNull() {
    return kind == Kind.NULL;
  }

  /** Returns the value as JSON. */
  public String json() {
    return switch (kind) {
      case NULL -> "null";
      case TEXT -> JsonText.quote(text);
      default -> text;
    };
  }
}
