package dev.autogen.migration;

import dev.autogen.operation.ValueConversion;
import dev.autogen.schema.SqlIdentifier;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.StringLiteral;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which values do not fit another type, so that {@code ALTER COLUMN … TYPE} fails. Values that are
 * only rounded are a loss, for {@link LossCheck}.
 *
 * @param name the column's exact name
 * @param from the type it has
 * @param to the type it takes
 * @param using how values become others; empty for PostgreSQL's assignment cast
 * @param serverMajor the server's major version
 * @param labels the labels of an enum type, if the run makes it
 */
record TypeDemand(
    String name,
    SqlType from,
    SqlType to,
    String using,
    int serverMajor,
    Function<SqlType, Optional<List<String>>> labels) {

  private static final Set<String> STRINGS = Set.of("text", "varchar", "char", "name");
  private static final Set<String> NUMBERS =
      Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision");

  /** The least and the greatest value of types that hold whole numbers. */
  private static final Map<String, String> RANGES =
      Map.of(
          "smallint", "-32768 and 32767",
          "integer", "-2147483648 and 2147483647",
          "bigint", "-9223372036854775808 and 9223372036854775807");

  /** What input functions take, for servers that cannot be asked; white space aside. */
  private static final Map<String, String> PATTERNS =
      Map.of(
          "uuid",
          "^\\{?([0-9a-fA-F]{4}-?){7}[0-9a-fA-F]{4}\\}?$",
          "smallint",
          "^\\s*[-+]?[0-9]+\\s*$",
          "integer",
          "^\\s*[-+]?[0-9]+\\s*$",
          "bigint",
          "^\\s*[-+]?[0-9]+\\s*$",
          "boolean",
          "(?i)^\\s*(t|tr|tru|true|f|fa|fal|fals|false|y|ye|yes|n|no|on|of|off|1|0)\\s*$");

  private static final int INPUT_CAN_BE_ASKED = 16;
  private static final int UUID_BYTES = 16;

  /** A condition for values that do not fit, and what is wrong with them. */
  record Misfit(String condition, String words) {}

  /** Returns which values do not fit; empty if all do, or if only PostgreSQL can tell. */
  Optional<Misfit> misfit() {
    if (to.isArray() && from.isArray() && !to.isBuiltIn()) {
      return isOwnConversion() ? ofEnumArray() : Optional.empty();
    }
    if (to.isArray() || from.isArray()) {
      return Optional.empty();
    }
    if (!to.isBuiltIn()) {
      return isOwnConversion() ? ofEnum() : Optional.empty();
    }
    if (Set.of("varchar", "char").contains(to.name())) {
      return ofLength();
    }
    if (isString(from) && !isString(to)) {
      return isOwnConversion() ? ofInput() : Optional.empty();
    }
    if (NUMBERS.contains(from.name()) && using.isEmpty()) {
      return ofNumber();
    }
    return from.name().equals("bytea") && to.name().equals("uuid") && isOwnConversion()
        ? Optional.of(
            new Misfit(
                "octet_length(%s) <> %d".formatted(column(), UUID_BYTES),
                "is not of %d bytes".formatted(UUID_BYTES)))
        : Optional.empty();
  }

  private static boolean isString(SqlType type) {
    return type.isBuiltIn() && STRINGS.contains(type.name());
  }

  /** An enum type that takes the place of another of its name is reached by way of text. */
  private boolean isOwnConversion() {
    return using.equals(ValueConversion.using(name, from, to))
        || using.equals(column() + (to.isArray() ? "::text[]::" : "::text::") + to);
  }

  private String column() {
    return SqlIdentifier.quote(name);
  }

  private String value() {
    return using.isEmpty() ? column() : "(" + using + ")";
  }

  /** PostgreSQL cuts blanks at the end without a word, as the standard wants it. */
  private Optional<Misfit> ofLength() {
    if (to.modifiers().isEmpty()) {
      return Optional.empty();
    }
    int room = to.modifiers().get(0);
    boolean alwaysFits =
        isString(from) && !from.modifiers().isEmpty() && from.modifiers().get(0) <= room;
    return alwaysFits
        ? Optional.empty()
        : Optional.of(
            new Misfit(
                "char_length(rtrim(%s::text, ' ')) > %d".formatted(value(), room),
                "is longer than %d characters".formatted(room)));
  }

  private Optional<Misfit> ofInput() {
    String words = "is no valid " + to;
    if (serverMajor >= INPUT_CAN_BE_ASKED) {
      return Optional.of(
          new Misfit(
              "not pg_catalog.pg_input_is_valid(%s::text, %s)"
                  .formatted(column(), StringLiteral.of(to.toString())),
              words));
    }
    return Optional.ofNullable(PATTERNS.get(to.name()))
        .map(pattern -> new Misfit("%s::text !~ '%s'".formatted(column(), pattern), words));
  }

  private Optional<Misfit> ofNumber() {
    if (RANGES.containsKey(to.name())) {
      return from.name().equals(to.name())
          ? Optional.empty()
          : Optional.of(
              new Misfit(
                  "round(%s::numeric) not between %s".formatted(column(), RANGES.get(to.name())),
                  "is out of the range of " + to.name()));
    }
    if (!to.name().equals("numeric") || to.modifiers().isEmpty()) {
      return Optional.empty();
    }
    int scale = to.modifiers().size() > 1 ? to.modifiers().get(1) : 0;
    return Optional.of(
        new Misfit(
            "abs(round(%s::numeric, %d)) >= 10::numeric ^ (%d)"
                .formatted(column(), scale, to.modifiers().get(0) - scale),
            "is too large for " + to));
  }

  /** Nulls stay what they are in a new type. */
  private Optional<Misfit> ofEnumArray() {
    return labels
        .apply(to.element())
        .map(
            made -> {
              String all = made.stream().map(StringLiteral::of).collect(Collectors.joining(", "));
              return new Misfit(
                  "not array_remove(%s::text[], null) <@ array[%s]::text[]"
                      .formatted(column(), all),
                  "has others than " + all);
            });
  }

  /** A type that no enum is has no labels, and then there is nothing to compare with. */
  private Optional<Misfit> ofEnum() {
    Optional<List<String>> made = labels.apply(to);
    if (made.isPresent()) {
      List<String> quoted = made.get().stream().map(StringLiteral::of).toList();
      return Optional.of(
          new Misfit(
              "%s::text <> all (array[%s]::text[])".formatted(column(), String.join(", ", quoted)),
              "is none of " + String.join(", ", quoted)));
    }
    String type = "pg_catalog.to_regtype(%s)".formatted(StringLiteral.of(to.toString()));
    return Optional.of(
        new Misfit(
            ("%2$s is not null and exists (select from pg_catalog.pg_enum where enumtypid = %1$s) and"
                    + " not exists (select from pg_catalog.pg_enum where enumtypid = %1$s and enumlabel = %2$s::text)")
                .formatted(type, column()),
            "is no value of %s".formatted(to)));
  }
}
