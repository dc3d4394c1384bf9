package dev.autogen.catalog;

import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.GeneratedNames;
import dev.autogen.schema.SequenceOptions;
import java.util.HashMap;
import java.util.Map;

/** The sequences behind identity columns. */
final class IdentitySequences {

  private record ColumnAddress(long tableOid, int number) {}

  private record NamedOptions(String name, SequenceOptions options) {}

  private final Map<ColumnAddress, NamedOptions> sequences = new HashMap<>();

  void put(long tableOid, int columnNumber, String name, SequenceOptions options) {
    sequences.put(new ColumnAddress(tableOid, columnNumber), new NamedOptions(name, options));
  }

  /** Returns how a column is an identity; its sequence is named only if not as PostgreSQL does. */
  ColumnDefault.Identity identity(
      long tableOid, int columnNumber, boolean always, String table, String column) {
    NamedOptions sequence = sequences.get(new ColumnAddress(tableOid, columnNumber));
    boolean generatedName =
        sequence.name().equals(GeneratedNames.sequence(table, column, name -> false));
    return new ColumnDefault.Identity(
        always, sequence.options(), generatedName ? "" : sequence.name());
  }
}
