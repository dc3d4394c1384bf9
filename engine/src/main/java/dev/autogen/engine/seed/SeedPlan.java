package dev.autogen.engine.seed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a copy will do.
 *
 * @param database the database that is written, for messages
 * @param source the database that is read, without secrets
 * @param tables what is copied, in its order
 * @param onlyInSource tables of the source that go nowhere
 * @param onlyHere tables of the database that get nothing
 * @param notes what else the user should know, a sentence each
 */
public record SeedPlan(
    String database,
    String source,
    List<PlannedTable> tables,
    List<String> onlyInSource,
    List<String> onlyHere,
    List<String> notes) {

  public SeedPlan {
    tables = List.copyOf(tables);
    onlyInSource = List.copyOf(onlyInSource);
    onlyHere = List.copyOf(onlyHere);
    notes = List.copyOf(notes);
  }

  /** Returns the same plan with a note on why it would be refused. */
  SeedPlan withRefusal(Optional<String> reason) {
    List<String> all = new ArrayList<>(notes);
    reason.ifPresent(sentence -> all.add("Would be refused: " + sentence));
    return new SeedPlan(database, source, tables, onlyInSource, onlyHere, all);
  }

  /**
   * A table that is copied.
   *
   * @param table its name in the database, with the schema unless it is the default one
   * @param source its name in the source
   * @param rows how many rows the source has
   * @param columns which columns go where
   * @param onlyInSource columns of the source that go nowhere
   * @param onlyHere columns of the database that get nothing, and so their default
   */
  public record PlannedTable(
      String table,
      String source,
      long rows,
      List<PlannedColumn> columns,
      List<String> onlyInSource,
      List<String> onlyHere) {

    public PlannedTable {
      columns = List.copyOf(columns);
      onlyInSource = List.copyOf(onlyInSource);
      onlyHere = List.copyOf(onlyHere);
    }
  }

  /**
   * A column that is copied.
   *
   * @param column its name in the database
   * @param source its name in the source
   */
  public record PlannedColumn(String column, String source) {}
}
