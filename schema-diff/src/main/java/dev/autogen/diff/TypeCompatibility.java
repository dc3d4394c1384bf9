package dev.autogen.diff;

import dev.autogen.schema.SqlType;
import java.util.List;
import java.util.Set;

/** What survives when a column takes another type. */
final class TypeCompatibility {

  private static final Set<String> STRINGS = Set.of("text", "varchar", "char", "name", "bpchar");
  private static final Set<String> INTEGERS = Set.of("smallint", "integer", "bigint");
  private static final Set<String> MOMENTS = Set.of("date", "timestamp", "timestamptz");

  private TypeCompatibility() {}

  /**
   * Tells whether expressions over a column, such as checks, are stored with the other type as they
   * are with the one. PostgreSQL writes casts into them that belong to the type, not to its length.
   */
  static boolean keepsExpressions(SqlType from, SqlType to) {
    return unmodified(from).equals(unmodified(to));
  }

  /** Tells whether values of both types can be compared by a foreign key, in either direction. */
  static boolean keepsForeignKeys(SqlType from, SqlType to) {
    return unmodified(from).equals(unmodified(to))
        || areIn(STRINGS, from, to)
        || areIn(INTEGERS, from, to)
        || areIn(MOMENTS, from, to);
  }

  private static boolean areIn(Set<String> family, SqlType one, SqlType other) {
    return !one.isArray()
        && !other.isArray()
        && one.isBuiltIn()
        && other.isBuiltIn()
        && family.contains(one.name())
        && family.contains(other.name());
  }

  private static SqlType unmodified(SqlType type) {
    return new SqlType(type.schema(), type.name(), List.of(), "", type.dimensions());
  }
}
