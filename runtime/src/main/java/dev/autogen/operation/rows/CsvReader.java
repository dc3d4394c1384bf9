package dev.autogen.operation.rows;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * CSV as RFC 4180 has it: the first line names the columns, a value in quotes may contain
 * separators, line breaks, and quotes written twice. An unquoted value that is the null marker is
 * null. Lines without anything are passed over, unless there is one column alone.
 */
final class CsvReader implements RowReader {

  private static final char QUOTE = '"';

  private final RowFile file;
  private final Characters characters;
  private List<String> columns = List.of();

  /** A field of a record, and whether it stood in quotes. */
  private record Field(String text, boolean quoted) {}

  private CsvReader(RowFile file, Characters characters) {
    this.file = file;
    this.characters = characters;
  }

  static CsvReader of(RowFile file, Reader reader) throws IOException {
    try {
      CsvReader csv = new CsvReader(file, new Characters(file, reader));
      csv.columns = csv.header();
      return csv;
    } catch (IOException | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  private List<String> header() throws IOException {
    if (characters.peek() == Characters.END) {
      throw characters.wrong(1, "the file is empty. Its first line must name the columns.");
    }
    long line = characters.line();
    List<String> names = record().stream().map(Field::text).toList();
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (name.isBlank()) {
        throw characters.wrong(line, "a column has no name. The first line must name them all.");
      }
      if (!seen.add(name)) {
        throw characters.wrong(line, "column %s is named twice.".formatted(name));
      }
    }
    return names;
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public Optional<FileRow> next() throws IOException {
    while (characters.peek() != Characters.END) {
      long line = characters.line();
      List<Field> fields = record();
      boolean isEmptyLine = fields.equals(List.of(new Field("", false)));
      if (isEmptyLine && (columns.size() > 1 || characters.peek() == Characters.END)) {
        continue;
      }
      if (fields.size() != columns.size()) {
        throw characters.wrong(
            line,
            "the row has %s, but %s %s named."
                .formatted(
                    count(fields.size(), "value"),
                    count(columns.size(), "column"),
                    columns.size() == 1 ? "is" : "are"));
      }
      return Optional.of(new FileRow(line, fields.stream().map(this::value).toList()));
    }
    return Optional.empty();
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private FileValue value(Field field) {
    return !field.quoted() && field.text().equals(file.nullMarker())
        ? FileValue.NULL
        : FileValue.text(field.text());
  }

  private List<Field> record() throws IOException {
    List<Field> fields = new ArrayList<>();
    fields.add(field());
    while (characters.peek() == file.separator()) {
      characters.take();
      fields.add(field());
    }
    if (characters.take() == '\r' && characters.peek() == '\n') {
      characters.take();
    }
    return fields;
  }

  private Field field() throws IOException {
    if (characters.peek() == QUOTE) {
      return quoted();
    }
    StringBuilder text = new StringBuilder();
    while (!endsField(characters.peek())) {
      if (characters.peek() == QUOTE) {
        throw characters.wrong(
            characters.line(),
            "a quote stands within a value. Put the whole value in quotes, and write each of its"
                + " quotes twice.");
      }
      text.append((char) characters.take());
    }
    return new Field(text.toString(), false);
  }

  private Field quoted() throws IOException {
    long start = characters.line();
    StringBuilder text = new StringBuilder();
    characters.take();
    while (true) {
      int character = characters.take();
      if (character == Characters.END) {
        throw characters.wrong(start, "a value begins with a quote and has none at its end.");
      }
      if (character == QUOTE) {
        if (characters.peek() != QUOTE) {
          break;
        }
        characters.take();
      }
      text.append((char) character);
    }
    if (!endsField(characters.peek())) {
      throw characters.wrong(
          characters.line(),
          "something follows the closing quote of a value. Write quotes within a value twice.");
    }
    return new Field(text.toString(), true);
  }

  private boolean endsField(int character) {
    return character == file.separator()
        || character == '\n'
        || character == '\r'
        || character == Characters.END;
  }

  @Override
  public void close() throws IOException {
    characters.close();
  }
}
