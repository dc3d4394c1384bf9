package dev.autogen.engine.seed;

import java.util.List;

/**
 * A table of the source.
 *
 * @param name its name
 * @param sql its name in statements
 * @param columns its columns, in their order
 * @param key the names of the columns by which a row is told in messages: its primary key
 */
record SourceTable(String name, String sql, List<SourceColumn> columns, List<String> key) {

  SourceTable {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
  }
}
