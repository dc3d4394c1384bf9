package dev.autogen.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shape of JSON: keys and kinds of values, without the values. */
public final class JsonShapes {

  private static final Pattern BLOCK = Pattern.compile("(?s)```json\n(.*?)```");

  private JsonShapes() {}

  /** Returns the shape that the manual documents for a command. */
  public static Object documented(String command) {
    Matcher block = BLOCK.matcher(CommandsPage.resource(command).orElseThrow());
    if (!block.find()) {
      throw new IllegalArgumentException("No JSON is documented for " + command);
    }
    return of(block.group(1));
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
