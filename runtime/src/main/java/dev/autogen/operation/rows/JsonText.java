package dev.autogen.operation.rows;

import java.io.IOException;
import java.util.Map;

/** Reads values of JSON (RFC 8259) from characters. */
final class JsonText {

  /** Deeper than any data, and well within the stack. */
  private static final int DEEPEST = 500;

  private static final Map<Integer, String> ESCAPES =
      Map.of(
          (int) '"', "\"",
          (int) '\\', "\\",
          (int) '/', "/",
          (int) 'b', "\b",
          (int) 'f', "\f",
          (int) 'n', "\n",
          (int) 'r', "\r",
          (int) 't', "\t");

  private final Characters characters;

  JsonText(Characters characters) {
    this.characters = characters;
  }

  void skipBlanks() throws IOException {
    while (characters.peek() == ' '
        || characters.peek() == '\t'
        || characters.peek() == '\n'
        || characters.peek() == '\r') {
      characters.take();
    }
  }

  /** Takes white space and then that character, if it comes next. */
  boolean accept(char character) throws IOException {
    skipBlanks();
    if (characters.peek() != character) {
      return false;
    }
    characters.take();
    return true;
  }

  void expect(char character, String what) throws IOException {
    if (!accept(character)) {
      throw unexpected(what);
    }
  }

  IllegalArgumentException unexpected(String expected) {
    int next = characters.peek();
    String found = next == Characters.END ? "the end of the file" : "'%c'".formatted((char) next);
    return characters.wrong(
        characters.line(), "%s was expected, not %s.".formatted(expected, found));
  }

  FileValue value() throws IOException {
    return value(0);
  }

  private FileValue value(int depth) throws IOException {
    skipBlanks();
    int next = characters.peek();
    if (depth > DEEPEST) {
      throw characters.wrong(characters.line(), "a value is nested too deeply.");
    }
    if (next == '"') {
      return FileValue.text(string());
    }
    if (next == '{') {
      return new FileValue(FileValue.Kind.OBJECT, object(depth));
    }
    if (next == '[') {
      return new FileValue(FileValue.Kind.ARRAY, array(depth));
    }
    return next == '-' || isDigit(next) ? number() : word();
  }

  private String object(int depth) throws IOException {
    StringBuilder json = new StringBuilder("{");
    characters.take();
    if (!accept('}')) {
      do {
        skipBlanks();
        json.append(json.length() == 1 ? "" : ",").append(quote(key())).append(':');
        expect(':', "a colon");
        json.append(value(depth + 1).json());
      } while (accept(','));
      expect('}', "a comma or a closing brace");
    }
    return json.append('}').toString();
  }

  private String array(int depth) throws IOException {
    StringBuilder json = new StringBuilder("[");
    characters.take();
    if (!accept(']')) {
      do {
        json.append(json.length() == 1 ? "" : ",").append(value(depth + 1).json());
      } while (accept(','));
      expect(']', "a comma or a closing bracket");
    }
    return json.append(']').toString();
  }

  String key() throws IOException {
    skipBlanks();
    if (characters.peek() != '"') {
      throw unexpected("a name in quotes");
    }
    return string();
  }

  private String string() throws IOException {
    long start = characters.line();
    StringBuilder text = new StringBuilder();
    characters.take();
    while (characters.peek() != '"') {
      int character = characters.take();
      if (character == Characters.END || character == '\n' || character == '\r') {
        throw characters.wrong(start, "a text has no quote at its end.");
      }
      text.append(character == '\\' ? escape() : String.valueOf((char) character));
    }
    characters.take();
    requireWhole(text, start);
    return text.toString();
  }

  /** Only an escape can be half of a character, which no text in UTF-8 has. */
  private void requireWhole(CharSequence text, long line) {
    text.codePoints()
        .filter(point -> Character.getType(point) == Character.SURROGATE)
        .findFirst()
        .ifPresent(
            half -> {
              throw characters.wrong(
                  line,
                  "\\u%04x is half of a character. Write both halves, or the character itself."
                      .formatted(half));
            });
  }

  private String escape() throws IOException {
    int character = characters.take();
    if (character == 'u') {
      int code = 0;
      for (int i = 0; i < 4; i++) {
        int digit = Character.digit(characters.take(), 16);
        if (digit < 0) {
          throw characters.wrong(characters.line(), "\\u needs four hexadecimal digits.");
        }
        code = code * 16 + digit;
      }
      return String.valueOf((char) code);
    }
    String meant = ESCAPES.get(character);
    if (meant == null) {
      throw characters.wrong(characters.line(), "a backslash begins no escape that JSON knows.");
    }
    return meant;
  }

  private FileValue number() throws IOException {
    StringBuilder text = new StringBuilder();
    while ("+-.eE".indexOf(characters.peek()) >= 0 || isDigit(characters.peek())) {
      text.append((char) characters.take());
    }
    if (!text.toString().matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?")) {
      throw characters.wrong(characters.line(), "'%s' is no number of JSON.".formatted(text));
    }
    return new FileValue(FileValue.Kind.NUMBER, text.toString());
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }

  private FileValue word() throws IOException {
    StringBuilder word = new StringBuilder();
    while (Character.isLetter(characters.peek())) {
      word.append((char) characters.take());
    }
    return switch (word.toString()) {
      case "null" -> FileValue.NULL;
      case "true", "false" -> new FileValue(FileValue.Kind.BOOLEAN, word.toString());
      case "" -> throw unexpected("a value");
      default ->
          throw characters.wrong(characters.line(), "'%s' is no value of JSON.".formatted(word));
    };
  }

  /** Returns a text as JSON. */
  static String quote(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (char character : text.toCharArray()) {
      if (character == '"' || character == '\\') {
        json.append('\\').append(character);
      } else if (character < ' ') {
        json.append("\\u%04x".formatted((int) character));
      } else {
        json.append(character);
      }
    }
    return json.append('"').toString();
  }
}
