package dev.autogen.engine;

import dev.autogen.diff.DiffOptions;
import dev.autogen.diff.Difference;
import dev.autogen.diff.Drift;
import dev.autogen.migration.MigrationListener;
import dev.autogen.migration.MigrationOptions;
import dev.autogen.operation.Operation;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Puts a database back to what its revisions say. */
public final class Repair {

  private final Project project;

  public Repair(Project project) {
    this.project = project;
  }

  /**
   * What a repair would do.
   *
   * @param differences what it puts right
   * @param left what is wrong and only people can put right
   * @param operations how, in order
   */
  public record Plan(
      List<Difference> differences, List<Difference> left, List<Operation> operations) {
    public Plan {
      differences = List.copyOf(differences);
      left = List.copyOf(left);
      operations = List.copyOf(operations);
    }
  }

  /**
   * Returns what would be done; reads only.
   *
   * @param pattern which objects, by name with {@code *} and {@code ?}, or by the code of the
   *     difference; {@code *} for all
   */
  public Plan plan(String pattern) {
    DriftReport report = DriftReport.of(project, project.knownHeads());
    Acceptance acceptance = Acceptance.of(project);
    Set<Difference> found = Set.copyOf(report.differences());
    DifferencePattern meant = DifferencePattern.of(pattern);
    Predicate<Difference> chosen =
        one ->
            found.contains(one)
                && meant.matches(one)
                && (meant.names(one) || !acceptance.hides(one));
    Drift.Repair repair =
        report.drift().repair(chosen, new DiffOptions(report.live().catalog().majorVersion()));
    return new Plan(repair.differences(), repair.left(), repair.operations());
  }

  /**
   * Does what a plan says, in one transaction where PostgreSQL allows it, and records it in the
   * history.
   *
   * @param options with the losses that are accepted
   */
  public void run(Plan plan, MigrationOptions options, MigrationListener listener) {
    String objects =
        plan.differences().stream()
            .map(difference -> difference.object().toString())
            .distinct()
            .collect(Collectors.joining(", "));
    project.migrator(options, listener).repair("repair of " + objects, plan.operations());
  }
}
