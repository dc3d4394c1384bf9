package dev.autogen.engine.rows;

import dev.autogen.diff.ListedValues;
import dev.autogen.schema.Column;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SqlIdentifier;
import dev.autogen.schema.SqlToken;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.StringLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The values that a column of an enumeration has, by its type or by a check such as {@code status
 * in ('DRAFT', 'SENT')}. An enumeration is stored by name or by ordinal, and one becomes the other
 * only by a list that says which name has which ordinal: Hibernate writes the names in their order,
 * but nothing says that it is the one by which old rows were written.
 *
 * @param before the schema before a column changes
 * @param after the schema after it
 */
record ColumnLabels(Schema before, Schema after) {

  private static final Set<String> STRINGS = Set.of("varchar", "char", "text");
  private static final Set<String> ORDINALS = Set.of("smallint", "integer", "bigint");
  private static final Set<String> TRUTH = Set.of("true", "false");

  /** Returns how the ordinals of a column become names, or names ordinals; empty if neither do. */
  Optional<String> mapping(Column from, SqlType to) {
    if (isOne(from.type(), ORDINALS) && isNamed(to)) {
      return mapping(from.name(), labels(from.id(), to, after), true);
    }
    if (isNamed(from.type()) && isOne(to, ORDINALS)) {
      return mapping(from.name(), labels(from.id(), from.type(), before), false);
    }
    if (isOne(from.type(), Set.of("boolean")) && isOne(to, STRINGS)) {
      List<String> labels = labels(from.id(), to, after);
      return labels.size() == 2 && !TRUTH.containsAll(labels)
          ? Optional.of(truth(from.name(), labels))
          : Optional.empty();
    }
    return Optional.empty();
  }

  private static boolean isOne(SqlType type, Set<String> names) {
    return type.isBuiltIn() && !type.isArray() && names.contains(type.name());
  }

  private static boolean isNamed(SqlType type) {
    return isOne(type, STRINGS) || !type.isBuiltIn() && !type.isArray();
  }

  private static List<String> labels(ObjectId column, SqlType type, Schema schema) {
    if (!type.isBuiltIn()) {
      return schema
          .find(ObjectId.of(ObjectKind.ENUM_TYPE, type.qualifiedName()), EnumType.class)
          .map(EnumType::labels)
          .orElse(List.of());
    }
    return ListedValues.of(column, schema).stream()
        .filter(value -> value.kind() == SqlToken.Kind.STRING)
        .map(SqlToken::string)
        .filter(text -> !text.isEmpty() && !text.chars().allMatch(Character::isDigit))
        .distinct()
        .toList();
  }

  private static Optional<String> mapping(String column, List<String> labels, boolean toNames) {
    if (labels.isEmpty()) {
      return Optional.empty();
    }
    List<String> cases = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      String label = StringLiteral.of(labels.get(i));
      cases.add(
          toNames ? "when %d then %s".formatted(i, label) : "when %s then %d".formatted(label, i));
    }
    return Optional.of(
        "case %s %s end".formatted(SqlIdentifier.quote(column), String.join(" ", cases)));
  }

  /** {@code Y} and {@code T} stand for true, whichever comes first. */
  private static String truth(String column, List<String> labels) {
    boolean firstIsTrue = labels.get(0).matches("(?i)[yt1].*");
    String quoted = SqlIdentifier.quote(column);
    return "case when %s then %s when not %s then %s end"
        .formatted(
            quoted,
            StringLiteral.of(labels.get(firstIsTrue ? 0 : 1)),
            quoted,
            StringLiteral.of(labels.get(firstIsTrue ? 1 : 0)));
  }
}
