package dev.autogen.schema;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Hands out names that are free. PostgreSQL keeps tables, indexes, sequences and types apart only
 * in part; here a name is used once in a schema, which is always valid.
 */
final class RandomNames {

  /** Names that every place that writes or reads SQL has to get right. */
  private static final List<String> ODD =
      List.of(
          "Order",
          "user",
          "select",
          "a.b",
          "with space",
          "quo\"te",
          "it's",
          "größe",
          "日本語",
          "two\nlines",
          "back\\slash",
          "per%cent",
          "semi;colon",
          "--comment",
          "$1",
          "x$y",
          "1st",
          "camelCase",
          "UPPER",
          "null",
          "json",
          "position",
          "timestamp",
          "name",
          "value",
          "text",
          "a_name_that_is_exactly_as_long_as_postgresql_lets_names_be_x123",
          "ein_name_mit_umläuten_und_einer_länge_von_dreiundsechzig_byte");

  private final Choices choices;
  private final Map<SchemaName, Set<String>> used = new HashMap<>();

  RandomNames(Choices choices) {
    this.choices = choices;
  }

  /** Returns a free name for an object of that schema. */
  QualifiedName object(SchemaName schema, List<String> usual) {
    return new QualifiedName(schema, reserve(schema, any(usual)));
  }

  /** Returns a free name for a type: none of a built-in type, which unqualified names are first. */
  QualifiedName type(SchemaName schema, List<String> usual) {
    QualifiedName name = object(schema, usual);
    return SqlTypeNames.isBuiltIn(name.name())
        ? new QualifiedName(schema, reserve(schema, usual.get(0)))
        : name;
  }

  /** Returns a name that none of those is. */
  String column(List<String> usual, Set<String> columns) {
    return free(any(usual), columns::contains);
  }

  /** Takes the name, or the next free one like it. */
  String reserve(SchemaName schema, String wish) {
    String name = free(wish, isTaken(schema));
    take(schema, name);
    return name;
  }

  void take(SchemaName schema, String name) {
    used.computeIfAbsent(schema, key -> new HashSet<>()).add(name);
  }

  Predicate<String> isTaken(SchemaName schema) {
    return name -> used.getOrDefault(schema, Set.of()).contains(name);
  }

  private String any(List<String> usual) {
    return choices.percent(20) ? choices.of(ODD) : choices.of(usual);
  }

  private static String free(String wish, Predicate<String> taken) {
    String name = wish;
    for (int number = 2; taken.test(name); number++) {
      String suffix = "_" + number;
      name = SqlIdentifier.truncate(wish, SqlIdentifier.MAXIMUM_BYTES - suffix.length()) + suffix;
    }
    return name;
  }
}
