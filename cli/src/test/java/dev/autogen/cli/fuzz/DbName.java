package dev.autogen.cli.fuzz;

import dev.autogen.schema.SqlIdentifier;

/**
 * The name of something in the database, as a mapping states it.
 *
 * @param text the name, without quotes
 * @param quoted whether the mapping puts it in backticks, so that PostgreSQL does not fold it
 */
record DbName(String text, boolean quoted) {

  /** Returns the name that a mapping writes, with something put before it within its quotes. */
  String mapped(String prefix) {
    return quoted ? "`" + prefix + text + "`" : prefix + text;
  }

  /** Returns the name as SQL writes it. */
  String sql(String prefix) {
    return quoted ? "\"" + prefix + text + "\"" : prefix + text;
  }

  /** Returns the name that the catalog holds. */
  String catalog(String prefix) {
    String name = prefix + text;
    return SqlIdentifier.truncate(quoted ? name : SqlIdentifier.fold(name));
  }
}
