package dev.autogen.operation.rows;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A row as an object of JSON. */
public final class JsonObject {

  private JsonObject() {}

  /** Returns the object on one line, without what is null. */
  public static String of(List<String> columns, List<FileValue> values) {
    return IntStream.range(0, columns.size())
        .filter(i -> !values.get(i).isNull())
        .mapToObj(i -> JsonText.quote(columns.get(i)) + ":" + values.get(i).json())
        .collect(Collectors.joining(",", "{", "}"));
  }
}
