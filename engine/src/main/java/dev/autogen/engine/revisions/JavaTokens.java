package dev.autogen.engine.revisions;

/**
 * The tokens of a Java source, one at a time and only as far as they are asked for (JLS 3): enough
 * to read declarations and literals, on a runtime without compiler.
 */
final class JavaTokens {

  /** What a token is. */
  enum Kind {
    /** An identifier or keyword, {@code true}, {@code false} and {@code null} included. */
    WORD,
    /** A string literal or text block. */
    STRING,
    /** A character literal. */
    CHARACTER,
    NUMBER,
    /** One character of an operator or separator. */
    SYMBOL,
    END
  }

  /** A source that is no Java up to where it was read. */
  static final class Malformed extends Exception {

    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }
  }

  private static final String TEXT_BLOCK = "\"\"\"";

  private final String source;
  private int position;
  private int start;
  private Kind kind;

  /** Tokens of a source; the first {@link #next} is at the first. */
  JavaTokens(String text) {
    this.source = withoutUnicodeEscapes(text);
    this.position = source.startsWith("\uFEFF") ? 1 : 0;
  }

  /**
   * Goes to the next token and returns its kind.
   *
   * @throws Malformed if a comment or literal does not end
   */
  Kind next() throws Malformed {
    skipBlanks();
    start = position;
    kind = scan();
    return kind;
  }

  Kind kind() {
    return kind;
  }

  boolean is(char symbol) {
    return kind == Kind.SYMBOL && source.charAt(start) == symbol;
  }

  boolean is(String word) {
    return kind == Kind.WORD && position - start == word.length() && source.startsWith(word, start);
  }

  /** Tells whether the source goes on with that text at this token. */
  boolean startsWith(String text) {
    return source.startsWith(text, start);
  }

  /** Tells whether a text comes anywhere behind this token. */
  boolean mentionsLater(String text) {
    return source.indexOf(text, position) >= 0;
  }

  /** Returns the token as it is written. */
  String text() {
    return source.substring(start, position);
  }

  /** Returns where the token starts, for {@link #between}. */
  int start() {
    return start;
  }

  /** Returns the source from a token's start to the start of this one, in one line. */
  String between(int from) {
    return source.substring(from, start).strip().replaceAll("\\s+", " ");
  }

  /** Returns the line of the token, from 1. */
  int line() {
    return 1 + (int) source.substring(0, start).chars().filter(c -> c == '\n').count();
  }

  /**
   * Returns the value of a literal as text.
   *
   * @throws Malformed if it has an escape that is none
   */
  String value() throws Malformed {
    try {
      if (kind == Kind.STRING && source.startsWith(TEXT_BLOCK, start)) {
        int firstLine = source.indexOf('\n', start) + 1;
        String lines = source.substring(firstLine, position - TEXT_BLOCK.length());
        return lines.replace("\r\n", "\n").stripIndent().translateEscapes();
      }
      return kind == Kind.STRING || kind == Kind.CHARACTER
          ? source.substring(start + 1, position - 1).translateEscapes()
          : text();
    } catch (IllegalArgumentException e) {
      throw new Malformed("line %d has an escape that is none".formatted(line()));
    }
  }

  private Kind scan() throws Malformed {
    if (position >= source.length()) {
      return Kind.END;
    }
    char first = source.charAt(position);
    if (Character.isJavaIdentifierStart(first)) {
      skipWord();
      return Kind.WORD;
    }
    if (Character.isDigit(first)) {
      skipNumber();
      return Kind.NUMBER;
    }
    if (first == '"' && source.startsWith(TEXT_BLOCK, position)) {
      skipQuoted(TEXT_BLOCK, "text block");
      return Kind.STRING;
    }
    if (first == '"') {
      skipQuoted("\"", "string");
      return Kind.STRING;
    }
    if (first == '\'') {
      skipQuoted("'", "character");
      return Kind.CHARACTER;
    }
    position++;
    return Kind.SYMBOL;
  }

  private void skipWord() {
    while (position < source.length() && Character.isJavaIdentifierPart(source.charAt(position))) {
      position++;
    }
  }

  private void skipNumber() {
    while (position < source.length()
        && (Character.isLetterOrDigit(source.charAt(position))
            || source.charAt(position) == '_'
            || source.charAt(position) == '.')) {
      position++;
    }
  }

  private void skipQuoted(String quote, String what) throws Malformed {
    boolean oneLine = quote.length() == 1;
    position += quote.length();
    while (!source.startsWith(quote, position)) {
      if (position >= source.length() || oneLine && source.charAt(position) == '\n') {
        throw new Malformed("the %s in line %d does not end".formatted(what, line()));
      }
      position += source.charAt(position) == '\\' ? 2 : 1;
    }
    position += quote.length();
  }

  private void skipBlanks() throws Malformed {
    while (position < source.length()) {
      if (Character.isWhitespace(source.charAt(position))) {
        position++;
      } else if (source.startsWith("//", position)) {
        int end = source.indexOf('\n', position);
        position = end < 0 ? source.length() : end;
      } else if (source.startsWith("/*", position)) {
        int end = source.indexOf("*/", position + 2);
        if (end < 0) {
          start = position;
          throw new Malformed("the comment in line %d does not end".formatted(line()));
        }
        position = end + 2;
      } else {
        return;
      }
    }
  }

  /** Unicode escapes are replaced before anything else, whatever they are in (JLS 3.3). */
  private static String withoutUnicodeEscapes(String text) {
    if (!text.contains("\\u")) {
      return text;
    }
    StringBuilder result = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 == text.length()) {
        result.append(c);
        i++;
      } else if (text.charAt(i + 1) != 'u') {
        // Of two backslashes the second does not start an escape.
        result.append(c).append(text.charAt(i + 1));
        i += 2;
      } else {
        int digits = i + 1;
        while (digits < text.length() && text.charAt(digits) == 'u') {
          digits++;
        }
        int end = Math.min(digits + 4, text.length());
        String hex = text.substring(digits, end);
        if (hex.matches("[0-9a-fA-F]{4}")) {
          result.append((char) Integer.parseInt(hex, 16));
        } else {
          result.append(text, i, end);
        }
        i = end;
      }
    }
    return result.toString();
  }
}
