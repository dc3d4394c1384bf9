package dev.autogen.engine.seed;

import dev.autogen.schema.QualifiedName;
import java.util.List;
import java.util.Optional;

/**
 * A table of the source and the one here that gets its rows.
 *
 * @param source where the rows are
 * @param target where they go
 * @param columns which columns go where, in the order of the target's
 * @param planned the same for people
 */
record TablePair(
    SourceTable source,
    QualifiedName target,
    List<ColumnPair> columns,
    SeedPlan.PlannedTable planned) {

  TablePair {
    columns = List.copyOf(columns);
  }

  /**
   * A column of the source and the one here that gets its values.
   *
   * @param source where the values are
   * @param target where they go
   * @param unit in which its numbers count the time since 1970; empty if they do not
   */
  record ColumnPair(SourceColumn source, TargetColumn target, Optional<EpochUnit> unit) {}

  /** Returns the names here of the columns that get values. */
  List<String> targetColumns() {
    return columns.stream().map(pair -> pair.target().name()).toList();
  }
}
