package dev.autogen.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The canonical text of a schema: the line {@value #HEADER}, then a line per object, sorted, the
 * columns of a table in their order.
 *
 * <p>Exact: what was printed reads back as an equal value, whatever its names and SQL contain.
 * Names are identifiers as in SQL; what would break a line stands in PostgreSQL's escapes ({@code
 * U&"…"}, {@code E'…'}), and SQL that a line cannot hold as it is stands as {@code sql E'…'}.
 */
public final class SchemaText {

  /** The first line of every schema's text. */
  public static final String HEADER = "autogen schema 1";

  /** The order of lines, in which the columns of one table are equal: sort with a stable sort. */
  static final Comparator<ObjectId> LINE_ORDER =
      (a, b) ->
          a.kind() == ObjectKind.COLUMN
                  && b.kind() == ObjectKind.COLUMN
                  && a.tableName().equals(b.tableName())
              ? 0
              : a.compareTo(b);

  private SchemaText() {}

  /** Returns the text of a schema; every line ends with a line feed. */
  public static String print(Schema schema) {
    return inOrder(schema.objects()).stream()
        .map(SchemaText::line)
        .collect(Collectors.joining("\n", HEADER + "\n", schema.isEmpty() ? "" : "\n"));
  }

  /** Returns the objects in the order of their lines. */
  static List<SchemaObject> inOrder(Collection<? extends SchemaObject> objects) {
    List<SchemaObject> sorted = new ArrayList<>(objects);
    sorted.sort(Comparator.comparing(SchemaObject::id, LINE_ORDER));
    return List.copyOf(sorted);
  }

  /**
   * Reads the text of a schema. Blank lines mean nothing.
   *
   * @throws IllegalArgumentException if it is not such a text; the message names the line
   */
  public static Schema parse(String text) {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.get(0).strip().equals(HEADER)) {
      throw new IllegalArgumentException(
          "The text of a schema starts with '%s', but this starts with '%s'. It may come from another version of autogen."
              .formatted(HEADER, lines.isEmpty() ? "" : lines.get(0)));
    }
    Schema.Builder schema = Schema.EMPTY.toBuilder();
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        addLine(schema, lines.get(i), i + 1);
      }
    }
    return schema.build();
  }

  private static void addLine(Schema.Builder schema, String line, int number) {
    try {
      schema.add(parseLine(line));
    } catch (IllegalArgumentException e) {
      throw atLine(number, e);
    }
  }

  static IllegalArgumentException atLine(int number, IllegalArgumentException cause) {
    return new IllegalArgumentException("Line " + number + ": " + cause.getMessage(), cause);
  }

  /** Returns the line of one object, without a line break. */
  public static String line(SchemaObject object) {
    return object.accept(FactPrinter.INSTANCE);
  }

  /**
   * Reads the line of one object.
   *
   * @throws IllegalArgumentException if it is not such a line; the message says what was expected
   */
  public static SchemaObject parseLine(String line) {
    return FactParser.parse(line);
  }

  /** Returns an id as lines refer to it: {@code column posts.title}. */
  public static String reference(ObjectId id) {
    return FactPrinter.reference(id);
  }

  /** Returns a name as an identifier that breaks no line. */
  public static String name(String name) {
    return SqlQuotes.lineIdentifier(name);
  }

  /** Returns a text as a string constant that breaks no line. */
  public static String string(String text) {
    return SqlQuotes.lineString(text);
  }

  /** Returns SQL as it is where a line can hold it, else as {@code sql E'…'}. */
  public static String sql(String sql) {
    return FactPrinter.sql(sql);
  }
}
