package dev.autogen.schema;

/**
 * What quoted SQL text stands for, and the reverse in a form that never breaks a line: PostgreSQL's
 * own escapes (documentation: 4.1.1, 4.1.2.2 and 4.1.2.3).
 */
final class SqlQuotes {

  private SqlQuotes() {}

  /** Returns the name that {@code "…"} or {@code U&"…"} stands for. */
  static String identifier(String token) {
    if (token.charAt(0) == '"') {
      return token.substring(1, token.length() - 1).replace("\"\"", "\"");
    }
    return unicodeEscapes(token.substring(3, token.length() - 1).replace("\"\"", "\""));
  }

  /** Returns the text that a string token stands for. */
  static String string(String token) {
    char first = token.charAt(0);
    if (first == '$') {
      int tag = token.indexOf('$', 1) + 1;
      return token.substring(tag, token.length() - tag);
    }
    int open = token.indexOf('\'');
    String inner = token.substring(open + 1, token.length() - 1);
    if (first == 'e' || first == 'E') {
      return backslashEscapes(inner);
    }
    String undoubled = inner.replace("''", "'");
    return first == 'u' || first == 'U' ? unicodeEscapes(undoubled) : undoubled;
  }

  /**
   * Returns the name as an identifier on one line, in {@code U&"…"} if it has control characters.
   */
  static String lineIdentifier(String name) {
    if (isOneLine(name)) {
      return SqlIdentifier.quote(name);
    }
    StringBuilder quoted = new StringBuilder("U&\"");
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (breaksLine(name, i)) {
        quoted.append("\\%04x".formatted((int) c));
      } else {
        quoted.append(c == '\\' || c == '"' ? "" + c + c : c);
      }
    }
    return quoted.append('"').toString();
  }

  /**
   * Returns the name as {@link #lineIdentifier(String)}, qualified unless in the default schema.
   */
  static String lineIdentifier(QualifiedName name) {
    String own = lineIdentifier(name.name());
    return name.schema().isDefault() ? own : lineIdentifier(name.schema().name()) + "." + own;
  }

  /** Returns the column's name behind that of its table. */
  static String lineColumn(ObjectId column) {
    return lineIdentifier(column.tableName()) + "." + lineIdentifier(column.name());
  }

  /** Returns the text as a string on one line, in {@code E'…'} if it has control characters. */
  static String lineString(String text) {
    return isOneLine(text) ? '\'' + text.replace("'", "''") + '\'' : escapedString(text);
  }

  /** Returns the text as {@code E'…'}. */
  static String escapedString(String text) {
    StringBuilder quoted = new StringBuilder("E'");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        case '\\' -> quoted.append("\\\\");
        case '\'' -> quoted.append("''");
        default -> quoted.append(breaksLine(text, i) ? "\\u%04x".formatted((int) c) : c);
      }
    }
    return quoted.append('\'').toString();
  }

  /** Tells whether no editor or transport breaks or alters a line because of this text. */
  static boolean isOneLine(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (breaksLine(text, i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean breaksLine(String text, int index) {
    char c = text.charAt(index);
    if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || c == '\ufeff') {
      return true;
    }
    if (Character.isHighSurrogate(c)) {
      return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
    }
    return Character.isLowSurrogate(c)
        && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
  }

  private static String unicodeEscapes(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != '\\') {
        plain.append(c);
        at++;
      } else if (text.startsWith("\\\\", at)) {
        plain.append('\\');
        at += 2;
      } else if (text.startsWith("\\+", at)) {
        at = appendCode(plain, text, at + 2, 6, 16);
      } else {
        at = appendCode(plain, text, at + 1, 4, 16);
      }
    }
    return plain.toString();
  }

  private static String backslashEscapes(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\'') {
        plain.append(c);
        at += 2;
      } else if (c == '\\' && at + 1 < text.length()) {
        at = backslashEscape(plain, text, at + 1);
      } else {
        plain.append(c);
        at++;
      }
    }
    return plain.toString();
  }

  private static int backslashEscape(StringBuilder plain, String text, int at) {
    char c = text.charAt(at);
    switch (c) {
      case 'b' -> plain.append('\b');
      case 'f' -> plain.append('\f');
      case 'n' -> plain.append('\n');
      case 'r' -> plain.append('\r');
      case 't' -> plain.append('\t');
      case 'x' -> {
        return appendCode(plain, text, at + 1, 2, 16);
      }
      case 'u' -> {
        return appendCode(plain, text, at + 1, 4, 16);
      }
      case 'U' -> {
        return appendCode(plain, text, at + 1, 8, 16);
      }
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        return appendCode(plain, text, at, 3, 8);
      }
      default -> plain.append(c);
    }
    return at + 1;
  }

  /** Appends the character of at most so many digits, or none of it if there are no digits. */
  private static int appendCode(
      StringBuilder plain, String text, int start, int digits, int radix) {
    int end = start;
    while (end < text.length()
        && end - start < digits
        && Character.digit(text.charAt(end), radix) >= 0) {
      end++;
    }
    if (end > start) {
      long code = Long.parseLong(text.substring(start, end), radix);
      if (code <= Character.MAX_CODE_POINT) {
        plain.appendCodePoint((int) code);
      }
    }
    return end;
  }
}
