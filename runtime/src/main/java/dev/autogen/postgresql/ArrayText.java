package dev.autogen.postgresql;

import java.lang.reflect.Array;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Arrays and lists as the text that PostgreSQL reads as an array (documentation, 8.15.2). */
final class ArrayText {

  private ArrayText() {}

  /** Tells whether a value is an array or a list; bytes are a value of their own. */
  static boolean isArray(Object value) {
    return value instanceof List<?> || value.getClass().isArray() && !(value instanceof byte[]);
  }

  /** Returns the text of an array or list, whose elements may be such themselves. */
  static String of(Object value) {
    List<?> elements =
        value instanceof List<?> list
            ? list
            : IntStream.range(0, Array.getLength(value))
                .mapToObj(i -> Array.get(value, i))
                .toList();
    return elements.stream().map(ArrayText::element).collect(Collectors.joining(",", "{", "}"));
  }

  private static String element(Object value) {
    if (value == null) {
      return "NULL";
    }
    return isArray(value)
        ? of(value)
        : "\"" + Literals.plain(value).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
