package dev.autogen.diff;

import dev.autogen.operation.Operation;
import dev.autogen.schema.Schema;
import java.util.List;
import java.util.function.Predicate;

/**
 * What in a database differs from the model: in what the model names, and in what keeps a modelled
 * table from being used. It belongs to one database, where a revision belongs to all.
 */
public final class Drift {

  private Drift() {}

  /** Returns the differences, sorted by object. */
  public static List<Difference> between(Schema now, Schema live, Comparison comparison) {
    return DriftFindings.of(now, live, comparison).findings().stream()
        .map(DriftFindings.Finding::difference)
        .toList();
  }

  /**
   * Returns what modelled tables have that the model does not name, sorted; none of it is wrong.
   */
  public static List<Difference> unmodelled(Schema now, Schema live, Comparison comparison) {
    return DriftFindings.of(now, live, comparison).unmodelled();
  }

  /**
   * Returns the operations that put a database back to what the model says.
   *
   * @param which the differences to repair; for one that has no repair there are no operations
   */
  public static List<Operation> repair(
      Schema now,
      Schema live,
      Comparison comparison,
      Predicate<Difference> which,
      DiffOptions options) {
    Repairs repairs = new Repairs(live);
    DriftFindings.of(now, live, comparison).findings().stream()
        .filter(finding -> which.test(finding.difference()))
        .forEach(finding -> finding.repair().accept(repairs));
    return SchemaDiff.between(live, Schema.of(repairs.objects().values()), Renames.NONE, options);
  }
}
