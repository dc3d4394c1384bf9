package dev.autogen.engine.seed;

import java.util.List;
import java.util.stream.Collectors;

/** Arrays, each element converted (PostgreSQL documentation, 8.15.2). */
final class ArrayText implements Conversion {

  private final Conversion elements;

  ArrayText(Conversion elements) {
    this.elements = elements;
  }

  @Override
  public String text(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(this::element).collect(Collectors.joining(",", "{", "}"));
    }
    return PlainText.of(value);
  }

  private String element(Object value) {
    if (value == null) {
      return "NULL";
    }
    if (value instanceof List<?>) {
      return text(value);
    }
    return '"' + elements.text(value).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
