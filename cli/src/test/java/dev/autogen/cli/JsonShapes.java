package dev.autogen.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The shape of JSON: keys and kinds of values, without the values. */
public final class JsonShapes {

  private static final Pattern BLOCK = Pattern.compile("(?s)```json\n(.*?)```");

  private JsonShapes() {}

  /** Returns the shapes that the manual documents for a command, in their order. */
  public static List<Object> documented(String command) {
    return BLOCK
        .matcher(CommandsPage.resource(command).orElseThrow())
        .results()
        .map(block -> of(block.group(1)))
        .toList();
  }

  /** Returns the shape of a text: a map for an object, a list of one for an array. */
  public static Object of(String json) {
    try {
      return shape(JSON.std.anyFrom(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object shape(Object value) {
    if (value instanceof Map<?, ?> object) {
      Map<String, Object> shape = new LinkedHashMap<>();
      object.forEach((key, one) -> shape.put(key.toString(), shape(one)));
      return shape;
    }
    if (value instanceof List<?> array) {
      return array.isEmpty() ? List.of() : List.of(shape(array.get(0)));
    }
    return value == null ? "null" : value.getClass().getSimpleName();
  }
}
