package dev.autogen.codegen;

import java.util.ArrayList;
import java.util.List;

/** Any text as a Java string literal or text block. */
final class JavaText {

  /** One line of SQL with double quotes reads better in a text block unless it is very short. */
  private static final int SHORT = 40;

  private static final int TEXT_BLOCK_WIDTH = 84;

  /**
   * A constant of a class file has no more than 65,535 bytes, and a character no more than three.
   */
  private static final int LONGEST_CONSTANT = 65_535 / 3;

  private JavaText() {}

  /** Returns the expression for a name or a short text. */
  static Expression of(String text) {
    return text.length() > LONGEST_CONSTANT
        ? joined(text)
        : text.indexOf('\n') >= 0 ? block(text) : new Expression.Atom(literal(text));
  }

  /** Returns the expression for SQL: a text block where that reads better. */
  static Expression sql(String sql) {
    if (sql.length() > LONGEST_CONSTANT) {
      return joined(sql);
    }
    boolean quotes = sql.indexOf('"') >= 0 && sql.length() > SHORT;
    return quotes || sql.indexOf('\n') >= 0 || sql.length() > TEXT_BLOCK_WIDTH
        ? block(sql)
        : new Expression.Atom(literal(sql));
  }

  private static Expression joined(String text) {
    List<Expression> parts = new ArrayList<>();
    parts.add(new Expression.Atom("\"\""));
    int start = 0;
    while (start < text.length()) {
      int end = Math.min(text.length(), start + LONGEST_CONSTANT);
      if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
        end--;
      }
      parts.add(of(text.substring(start, end)));
      start = end;
    }
    return Expression.Call.of("String.join", parts);
  }

  /** Returns a string literal, quotes included. */
  static String literal(String text) {
    return '"' + escaped(text, false) + '"';
  }

  /** A text block, but for rare white space, of which javac warns even where it is escaped. */
  private static Expression block(String text) {
    boolean rareSpace = text.codePoints().anyMatch(c -> c >= 0x80 && Character.isWhitespace(c));
    return rareSpace ? new Expression.Atom(literal(text)) : textBlock(text);
  }

  private static Expression textBlock(String text) {
    List<String> lines = new ArrayList<>();
    String[] parts = text.split("\n", -1);
    for (int i = 0; i < parts.length; i++) {
      boolean last = i == parts.length - 1;
      if (last && parts[i].isEmpty()) {
        break;
      }
      lines.addAll(wrapped(escaped(parts[i], true), last));
    }
    return new Expression.TextBlock(lines);
  }

  /** Returns a line of a text block, over several lines where it is too long. */
  private static List<String> wrapped(String line, boolean last) {
    List<String> lines = new ArrayList<>();
    String rest = line;
    while (rest.length() > TEXT_BLOCK_WIDTH) {
      int space = rest.lastIndexOf(' ', TEXT_BLOCK_WIDTH - 1);
      if (space <= 0 || space == rest.length() - 1 || rest.charAt(space + 1) == ' ') {
        break;
      }
      lines.add(rest.substring(0, space + 1) + "\\");
      rest = rest.substring(space + 1);
    }
    lines.add(last ? rest + "\\" : withVisibleEnd(rest));
    return lines;
  }

  /** The compiler strips white space at the end of a line of a text block. */
  private static String withVisibleEnd(String line) {
    return line.endsWith(" ") ? line.substring(0, line.length() - 1) + "\\s" : line;
  }

  private static String escaped(String text, boolean inTextBlock) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      escaped.append(
          switch (character) {
            case '\\' -> "\\\\";
            case '"' -> inTextBlock && !text.startsWith("\"\"", i + 1) ? "\"" : "\\\"";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\f' -> "\\f";
            case '\b' -> "\\b";
            default -> isVisible(character) ? Character.toString(character) : unicode(character);
          });
      i += Character.charCount(character);
    }
    return escaped.toString();
  }

  /**
   * Returns the text with characters that cannot be seen, or that turn the direction of others, as
   * escapes. Line breaks become spaces.
   */
  static String visible(String text) {
    StringBuilder visible = new StringBuilder();
    text.codePoints()
        .forEach(
            character ->
                visible.append(
                    Character.isWhitespace(character)
                        ? " "
                        : isVisible(character)
                            ? Character.toString(character)
                            : "<%04X>".formatted(character)));
    return visible.toString();
  }

  static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> character == ' ';
      default -> true;
    };
  }

  /** An octal escape for what would otherwise end the line before the compiler reads it. */
  private static String unicode(int character) {
    StringBuilder escapes = new StringBuilder();
    for (char unit : Character.toChars(character)) {
      escapes.append(
          unit < 0x80 ? "\\%03o".formatted((int) unit) : "\\u%04x".formatted((int) unit));
    }
    return escapes.toString();
  }
}
