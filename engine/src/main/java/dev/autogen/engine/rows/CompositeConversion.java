package dev.autogen.engine.rows;

import dev.autogen.schema.CompositeType;
import dev.autogen.schema.CompositeType.Attribute;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SqlIdentifier;
import dev.autogen.schema.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How values of one composite type become those of another, attribute by attribute. The text of a
 * value says nothing of names: read as another type it would put each part where the other type has
 * its first, second, third.
 *
 * @param schema a schema that has both types
 */
record CompositeConversion(Schema schema) {

  /**
   * Returns the conversion of a column; empty where the text of a value means the same in both, the
   * types are none of composites, or no expression can do it.
   */
  Optional<String> using(String column, SqlType from, SqlType to) {
    boolean isPossible = !from.isArray() && !to.isArray();
    return isPossible && changesLayout(from, to)
        ? Optional.of(convert(SqlIdentifier.quote(column), from, to))
        : Optional.empty();
  }

  /** An expression of {@code USING} holds no subquery, and so cannot go through an array. */
  boolean isImpossible(SqlType from, SqlType to) {
    return (from.isArray() || to.isArray()) && changesLayout(from, to);
  }

  private boolean changesLayout(SqlType from, SqlType to) {
    Optional<CompositeType> before = composite(from);
    Optional<CompositeType> after = composite(to);
    if (before.isEmpty() || after.isEmpty()) {
      return false;
    }
    List<Attribute> old = before.get().attributes();
    List<Attribute> wanted = after.get().attributes();
    for (int i = 0; i < Math.min(old.size(), wanted.size()); i++) {
      boolean same =
          old.get(i).name().equals(wanted.get(i).name())
              && !changesLayout(old.get(i).type(), wanted.get(i).type());
      if (!same) {
        return true;
      }
    }
    return old.size() != wanted.size();
  }

  private Optional<CompositeType> composite(SqlType type) {
    return type.isBuiltIn()
        ? Optional.empty()
        : schema.find(
            ObjectId.of(ObjectKind.COMPOSITE_TYPE, type.qualifiedName()), CompositeType.class);
  }

  private String convert(String value, SqlType from, SqlType to) {
    if (!changesLayout(from, to)) {
      return from.isBuiltIn() && to.isBuiltIn() || from.equals(to)
          ? value
          : value + "::text::" + to;
    }
    List<String> parts = new ArrayList<>();
    for (Attribute wanted : composite(to).orElseThrow().attributes()) {
      parts.add(
          composite(from).orElseThrow().attributes().stream()
              .filter(old -> old.name().equals(wanted.name()))
              .findFirst()
              .map(old -> convert(part(value, old), old.type(), wanted.type()))
              .orElse("null"));
    }
    return "case when %s is distinct from null then row(%s)::%s end"
        .formatted(value, String.join(", ", parts), to);
  }

  private static String part(String value, Attribute attribute) {
    return "(%s).%s".formatted(value, SqlIdentifier.quote(attribute.name()));
  }
}
