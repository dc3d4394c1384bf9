package dev.autogen.catalog;

import dev.autogen.schema.SqlIdentifier;
import java.util.List;
import java.util.SortedMap;

/**
 * An expression together with all that its meaning depends on, so that equal requests have equal
 * answers on one server.
 *
 * @param setup statements that make types and sequences that the server lacks
 * @param table the name that the table must have, as in {@code check (posts is not null)}; {@link
 *     #ANY_TABLE} if it does not matter
 * @param columns the definitions of the columns it mentions, by name
 * @param part how it is used
 * @param target for a default the definition of its column, for a generated column its type with
 *     collation; otherwise empty
 * @param sql the expression
 */
record ExpressionRequest(
    List<String> setup,
    String table,
    SortedMap<String, String> columns,
    ExpressionSite.Part part,
    String target,
    String sql) {

  static final String ANY_TABLE = "autogen_expression";

  /**
   * Returns the definition of a column in {@code CREATE TABLE}, or what follows {@code ADD COLUMN}.
   */
  static String definition(String column, String type) {
    return SqlIdentifier.quote(column) + " " + type;
  }
}
