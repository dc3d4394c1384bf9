package dev.autogen.schema;

import dev.autogen.schema.SqlToken.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The lines that {@link TargetMetadata} and {@link ModelDelta} have in common. */
final class ModelText {

  private static final String FIRST_LINE = "autogen model 1";

  private ModelText() {}

  static Map<String, String> checkedHeader(Map<String, String> header) {
    header.forEach(
        (key, value) -> {
          if (!key.matches("[a-z0-9][a-z0-9._-]*")) {
            throw new IllegalArgumentException("'" + key + "' is no key of a model's header");
          }
          if (!SqlQuotes.isOneLine(value) || !value.equals(value.strip())) {
            throw new IllegalArgumentException(
                "The value of '" + key + "' in a model's header is not one line");
          }
        });
    return Collections.unmodifiableMap(new LinkedHashMap<>(header));
  }

  static Map<ObjectId, String> checkedOrigins(
      Map<ObjectId, String> origins, Predicate<ObjectId> isKnown) {
    origins.forEach(
        (id, origin) -> {
          if (!isKnown.test(id)) {
            throw new IllegalArgumentException("There is an origin of an unknown " + id);
          }
          if (origin.isBlank() || !SqlQuotes.isOneLine(origin) || !origin.equals(origin.strip())) {
            throw new IllegalArgumentException("The origin of " + id + " is not one line of text");
          }
        });
    return Collections.unmodifiableMap(new TreeMap<>(origins));
  }

  static String header(Map<String, String> header) {
    StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
    header.forEach((key, value) -> text.append(("# " + key + ": " + value).strip()).append('\n'));
    return text.toString();
  }

  static String fact(SchemaObject object, Map<ObjectId, String> origins) {
    String origin = origins.get(object.id());
    return SchemaText.line(object) + (origin == null ? "" : " -- " + origin);
  }

  /**
   * A line that says a fact: where it stands, its mark ({@code +}, {@code -} or a space), what it
   * says.
   */
  record Fact(int line, char mark, SchemaObject object, String origin) {

    void addOrigin(Map<ObjectId, String> origins) {
      if (!origin.isEmpty()) {
        origins.put(object.id(), origin);
      }
    }
  }

  /** The header and the facts of a text, and its lines of former names with their numbers. */
  record Lines(
      Map<String, String> header, List<Fact> facts, SortedMap<Integer, String> formerNames) {

    /** Passes the facts on; a failure then names the line of the fact. */
    void forEachFact(Consumer<Fact> action) {
      for (Fact fact : facts) {
        try {
          action.accept(fact);
        } catch (IllegalArgumentException e) {
          throw SchemaText.atLine(fact.line(), e);
        }
      }
    }
  }

  /** Reads a text whose facts have one of those marks before them; without marks, a fact alone. */
  static Lines read(String text, String marks) {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.get(0).strip().equals(FIRST_LINE)) {
      throw new IllegalArgumentException(
          "The text of a model starts with '%s', but this starts with '%s'. It may come from another version of autogen."
              .formatted(FIRST_LINE, lines.isEmpty() ? "" : lines.get(0)));
    }
    Map<String, String> header = new LinkedHashMap<>();
    List<Fact> facts = new ArrayList<>();
    SortedMap<Integer, String> formerNames = new TreeMap<>();
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      try {
        if (line.startsWith("#")) {
          addHeader(header, line);
        } else if (marks.isEmpty() && line.startsWith(FormerNamesText.KEYWORD)) {
          formerNames.put(i + 1, line);
        } else if (!line.isEmpty()) {
          facts.add(fact(i + 1, line, marks));
        }
      } catch (IllegalArgumentException e) {
        throw SchemaText.atLine(i + 1, e);
      }
    }
    return new Lines(header, facts, formerNames);
  }

  private static void addHeader(Map<String, String> header, String line) {
    int colon = line.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("Expected '# key: value', but there is '" + line + "'");
    }
    String key = line.substring(1, colon).strip();
    if (header.putIfAbsent(key, line.substring(colon + 1).strip()) != null) {
      throw new IllegalArgumentException("The header has '" + key + "' twice");
    }
  }

  private static Fact fact(int number, String line, String marks) {
    char mark = marks.isEmpty() ? ' ' : line.charAt(0);
    if (!marks.isEmpty() && marks.indexOf(mark) < 0) {
      throw new IllegalArgumentException("Expected '+' or '-', but there is '" + line + "'");
    }
    String fact = marks.isEmpty() ? line : line.substring(1).strip();
    for (SqlToken token : SqlLexer.tokens(fact)) {
      if (token.kind() == Kind.COMMENT && token.text().startsWith("--")) {
        String origin = token.text().substring(2).strip();
        SchemaObject object = SchemaText.parseLine(fact.substring(0, token.start()).strip());
        return new Fact(number, mark, object, origin);
      }
    }
    return new Fact(number, mark, SchemaText.parseLine(fact), "");
  }
}
