package dev.autogen.cli.fuzz;

import static dev.autogen.cli.fuzz.Trait.COLUMN;
import static dev.autogen.cli.fuzz.Trait.RENAMABLE;
import static dev.autogen.cli.fuzz.Trait.RENAMES_VALUE;

import java.util.List;

/**
 * Enums in their four forms. The first two values of all variants of one are the same, and rows
 * have only those, but for a value that is renamed.
 */
final class EnumConstructs {

  private static final String STRING = "@Enumerated(EnumType.STRING)";
  private static final String NAMED = "@JdbcTypeCode(SqlTypes.NAMED_ENUM)";
  private static final String ORDINAL = "@JdbcTypeCode(SqlTypes.NAMED_ORDINAL_ENUM)";

  static final List<Construct> ALL =
      List.of(
          Construct.of("enum as string", RENAMABLE, COLUMN)
              .labels(STRING, "A", "B")
              .labels(STRING, "A", "B", "C")
              .labels(STRING, "A", "B", "C", "D")
              .labels(STRING, "B", "A", "X"),
          Construct.of("enum as ordinal", RENAMABLE, COLUMN)
              .labels("@Enumerated", "A", "B")
              .labels("@Enumerated", "A", "B", "C")
              .labels("@Enumerated", "A", "B", "C", "D", "E"),
          Construct.of("enum type", RENAMABLE, COLUMN)
              .labels(NAMED, "B", "D")
              .labels(NAMED, "B", "D", "E")
              .labels(NAMED, "B", "C", "D")
              .labels(NAMED, "A", "B", "C", "D", "E"),
          Construct.of("ordinal enum type", RENAMABLE, COLUMN)
              .labels(ORDINAL, "Z", "A")
              .labels(ORDINAL, "Z", "A", "M")
              .labels(ORDINAL, "Z", "M", "A"),
          Construct.of("value of an enum type", RENAMES_VALUE, COLUMN)
              .labels(NAMED, "A", "OLD")
              .labels(NAMED, "A", "NEW")
              .labels(NAMED, "A", "OTHER"));

  private EnumConstructs() {}
}
