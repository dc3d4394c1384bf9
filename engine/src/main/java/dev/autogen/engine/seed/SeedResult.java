package dev.autogen.engine.seed;

import java.util.List;

/**
 * What a copy did; it is committed.
 *
 * @param plan what it was to do
 * @param tables what was copied, in its order
 * @param sequences what counts on from another value now
 * @param notes what else the user should know, a sentence each
 */
public record SeedResult(
    SeedPlan plan, List<CopiedTable> tables, List<MovedSequence> sequences, List<String> notes) {

  public SeedResult {
    tables = List.copyOf(tables);
    sequences = List.copyOf(sequences);
    notes = List.copyOf(notes);
  }

  /**
   * A table that was copied.
   *
   * @param table its name in the database
   * @param source its name in the source
   * @param rows how many rows were read
   * @param written how many were written: fewer where a trigger of the table leaves some out
   */
  public record CopiedTable(String table, String source, long rows, long written) {}

  /**
   * A sequence, or a row of a table of counters, that was moved on.
   *
   * @param sequence its name
   * @param next the value that it gives next
   */
  public record MovedSequence(String sequence, long next) {}

  /** Returns how many rows were written in all. */
  public long written() {
    return tables.stream().mapToLong(CopiedTable::written).sum();
  }
}
