package dev.autogen.codegen.entity;

import dev.autogen.schema.Deferrability;
import dev.autogen.schema.SequenceOptions;
import dev.autogen.schema.SqlIdentifier;
import dev.autogen.schema.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** SQL that stands in annotations. */
final class SqlNames {

  /** Types of other databases, by which the scanner recognises a mistake where they lack quotes. */
  private static final Set<String> OTHER_DATABASES =
      Set.of(
          """
          binary blob clob datetime datetime2 double image long longtext mediumint mediumtext nclob
          ntext number raw smalldatetime tinyint tinytext uniqueidentifier varbinary varchar2 year\
          """
              .split("\\s+"));

  private SqlNames() {}

  /** Returns a type for a {@code columnDefinition}. */
  static String of(SqlType type) {
    boolean misleads =
        !type.isBuiltIn() && type.schema().isDefault() && OTHER_DATABASES.contains(type.name());
    return misleads
        ? type.toString().replace(type.name(), '"' + type.name() + '"')
        : type.toString();
  }

  /** Returns a name as Hibernate takes it: between double quotes where it needs them. */
  static String of(String name) {
    return SqlIdentifier.quote(name);
  }

  static String list(List<String> names) {
    return names.stream().map(SqlNames::of).collect(Collectors.joining(", "));
  }

  /** Returns the words of a constraint that is not checked at once; empty for one that is. */
  static String of(Deferrability deferrability) {
    return switch (deferrability) {
      case NOT_DEFERRABLE -> "";
      case INITIALLY_IMMEDIATE -> "deferrable";
      case INITIALLY_DEFERRED -> "deferrable initially deferred";
    };
  }

  /**
   * Returns what a sequence counts besides its start and increment, as far as it is not
   * PostgreSQL's default.
   *
   * @param usual the options that need no word
   */
  static String options(SequenceOptions options, SequenceOptions usual) {
    List<String> words = new ArrayList<>();
    if (!options.type().equals(usual.type())) {
      words.add("as " + options.type());
    }
    if (options.minimum() != usual.minimum()) {
      words.add("minvalue " + options.minimum());
    }
    if (options.maximum() != usual.maximum()) {
      words.add("maxvalue " + options.maximum());
    }
    if (options.cache() != usual.cache()) {
      words.add("cache " + options.cache());
    }
    if (options.cycle()) {
      words.add("cycle");
    }
    return String.join(" ", words);
  }
}
