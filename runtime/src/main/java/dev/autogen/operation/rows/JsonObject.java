package dev.autogen.operation.rows;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A row as an object of JSON. */
public final class JsonObject {

  private JsonObject() {}

  /** Returns the object on one line. */
  public static String of(List<String> columns, List<FileValue> values) {
    return IntStream.range(0, columns.size())
        .mapToObj(i -> JsonText.quote(columns.get(i)) + ":" + values.get(i).json())
        .collect(Collectors.joining(",", "{", "}"));
  }
}
