package dev.autogen.engine.seed;

import java.util.List;
import java.util.StringJoiner;

/**
 * A row on its way.
 *
 * @param number its number among those of its table that were read, from 1
 * @param key the values of its primary key in the source; empty if that has none
 * @param values the texts of its values, null for null
 */
record SourceRow(long number, List<String> key, String[] values) {

  /** Returns how messages call it: {@code Row id = 7}. */
  String shown(SourceTable table) {
    if (key.isEmpty()) {
      return "Row " + number;
    }
    StringJoiner names = new StringJoiner(", ", "Row ", "");
    for (int i = 0; i < key.size(); i++) {
      names.add(table.key().get(i) + " = " + key.get(i));
    }
    return names.toString();
  }
}
