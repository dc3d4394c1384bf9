package dev.autogen.engine.seed;

import dev.autogen.postgresql.Literals;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Texts, and whatever else PostgreSQL reads as the text it is. */
final class PlainText {

  private PlainText() {}

  /** Returns a conversion to {@code text}, or to a type whose text PostgreSQL judges. */
  static Conversion unlimited() {
    return PlainText::of;
  }

  /**
   * Returns a conversion to {@code varchar(n)}: PostgreSQL cuts blanks at the end without a word.
   */
  static Conversion ofLength(int length) {
    return value -> {
      String text = of(value);
      if (text.codePointCount(0, text.length()) > length) {
        throw new Misfit(text, "is longer than varchar(%d) takes".formatted(length));
      }
      return text;
    };
  }

  /** Returns a conversion to an enum type. */
  static Conversion label(List<String> labels) {
    Set<String> known = Set.copyOf(labels);
    return value -> {
      String text = of(value);
      if (!known.contains(text)) {
        throw new Misfit(
            text,
            "is none of "
                + labels.stream().limit(8).collect(Collectors.joining(", "))
                + (labels.size() > 8 ? ", …" : ""));
      }
      return text;
    };
  }

  /** Returns a conversion to {@code uuid}. */
  static Conversion uuid() {
    return value ->
        value instanceof byte[] bytes && bytes.length == 16
            ? HexFormat.of().formatHex(bytes)
            : of(value);
  }

  /** Returns a conversion to {@code interval}; H2 prints {@code INTERVAL '5' HOUR}. */
  static Conversion interval() {
    return value -> {
      if (value instanceof Number) {
        throw new Misfit(value, "is no interval");
      }
      return of(value)
          .replaceFirst("(?i)^INTERVAL '([^']*)' (YEAR|MONTH|DAY|HOUR|MINUTE|SECOND)$", "$1 $2")
          .replaceFirst("(?i)^INTERVAL '([^']*)' (?:\\w+) TO (?:\\w+)$", "$1");
    };
  }

  /** Returns a value as text. */
  static String of(Object value) {
    if (value instanceof String text) {
      return checked(text);
    }
    if (value instanceof byte[] bytes) {
      return decoded(bytes);
    }
    if (value instanceof Number number && NumberText.decimal(number) != null) {
      return number instanceof Double || number instanceof Float
          ? number.toString()
          : NumberText.decimal(number).toPlainString();
    }
    if (value.getClass().getName().startsWith("java.time.")) {
      String constant = Literals.of(value).sql();
      return constant.substring(1, constant.length() - 1);
    }
    return checked(value.toString());
  }

  private static String checked(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        throw new Misfit(text, "has the character 0, which no text of PostgreSQL holds");
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        throw new Misfit(text, "has half a character, which UTF-8 cannot hold");
      }
    }
    return text;
  }

  private static String decoded(byte[] bytes) {
    try {
      return checked(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw new Misfit(bytes, "is no text in UTF-8");
    }
  }
}
