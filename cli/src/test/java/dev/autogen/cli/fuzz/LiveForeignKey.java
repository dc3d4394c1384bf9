package dev.autogen.cli.fuzz;

import java.util.List;

/**
 * A foreign key of a table.
 *
 * @param columns its columns
 * @param table the qualified name of the table it refers to
 * @param referenced the columns there, in the same order
 */
record LiveForeignKey(List<String> columns, String table, List<String> referenced) {

  String referencedBy(String column) {
    return referenced.get(columns.indexOf(column));
  }
}
