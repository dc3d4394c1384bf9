package dev.autogen.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Results as JSON, for {@code --json}. */
final class Json {

  private static final JSON WITH_NULLS = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

  private Json() {}

  /** Prints maps, lists, texts, numbers, booleans and nulls. */
  static void print(PrintWriter out, Object value) {
    try {
      out.println(WITH_NULLS.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(value));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Prints them on one line. */
  static void printLine(PrintWriter out, Object value) {
    try {
      out.println(WITH_NULLS.asString(value));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a map that keeps the order of its alternating keys and values. */
  static Map<String, Object> object(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}
