package dev.autogen.operation.rows;

import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * JSON: an array of objects, or objects one after another. The columns are all names of all
 * objects, in the order in which they first appear; what an object does not name is null.
 */
final class JsonReader implements RowReader {

  private final Characters characters;
  private final JsonText json;
  private final List<String> columns;
  private final boolean isArray;
  private boolean isFirst = true;
  private boolean isOver;

  JsonReader(RowFile file, Reader reader, List<String> columns) throws IOException {
    this.characters = new Characters(file, reader);
    this.json = new JsonText(characters);
    this.columns = columns;
    this.isArray = json.accept('[');
    if (!isArray && characters.peek() == Characters.END) {
      throw characters.wrong(1, "the file is empty. Write [] where there are no rows.");
    }
  }

  /** Reads a file to its end, for the names of the columns. */
  static List<String> columns(RowFile file, Reader reader) throws IOException {
    Set<String> names = new LinkedHashSet<>();
    try (JsonReader all = new JsonReader(file, reader, List.of())) {
      while (all.seek()) {
        names.addAll(all.object().keySet());
      }
    }
    return List.copyOf(names);
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public Optional<FileRow> next() throws IOException {
    if (!seek()) {
      return Optional.empty();
    }
    long line = characters.line();
    Map<String, FileValue> object = object();
    return Optional.of(
        new FileRow(
            line,
            columns.stream().map(name -> object.getOrDefault(name, FileValue.NULL)).toList()));
  }

  /** Goes to the next object, if there is one. */
  private boolean seek() throws IOException {
    if (isOver) {
      return false;
    }
    if (isArray) {
      isOver = isFirst ? json.accept(']') : !json.accept(',');
      if (isOver && !isFirst) {
        json.expect(']', "a comma or the closing bracket of all rows");
      }
      isFirst = false;
      json.skipBlanks();
      if (isOver && characters.peek() != Characters.END) {
        throw json.unexpected("the end of the file");
      }
    } else {
      json.skipBlanks();
      isOver = characters.peek() == Characters.END;
    }
    return !isOver;
  }

  private Map<String, FileValue> object() throws IOException {
    long start = characters.line();
    Map<String, FileValue> values = new LinkedHashMap<>();
    json.expect('{', "a row as an object, {\"column\": value}");
    if (json.accept('}')) {
      return values;
    }
    do {
      String name = json.key();
      json.expect(':', "a colon");
      if (name.isEmpty() || values.put(name, json.value()) != null) {
        throw characters.wrong(
            start,
            name.isEmpty()
                ? "the row has a value without a name."
                : "the row names %s twice.".formatted(name));
      }
    } while (json.accept(','));
    json.expect('}', "a comma or a closing brace");
    return values;
  }

  @Override
  public void close() throws IOException {
    characters.close();
  }
}
