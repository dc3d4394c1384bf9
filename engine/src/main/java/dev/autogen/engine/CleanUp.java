package dev.autogen.engine;

import dev.autogen.diff.DiffOptions;
import dev.autogen.diff.Difference;
import dev.autogen.diff.Drift;
import dev.autogen.diff.Renames;
import dev.autogen.engine.BothDirections.Found;
import dev.autogen.revision.AutogenException;
import dev.autogen.schema.ModelDelta;
import dev.autogen.schema.ObjectId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Proposes a revision that makes databases what the entities say, in differences that a team lived
 * with since a baseline. What only the database has goes only where it is named.
 */
public final class CleanUp {

  private final Project project;
  private final Questions questions;

  public CleanUp(Project project, Questions questions) {
    this.project = project;
    this.questions = questions;
  }

  /**
   * Returns the revision; the model does not change with it. Writes nothing.
   *
   * @param pattern which differences
   * @throws AutogenException if no difference is meant
   */
  public Proposal propose(DifferencePattern pattern, RevisionRequest request) {
    Placement place = request.place().in(project.revisions().graph());
    Set<String> head = project.revisions().graph().heads();
    Starting.bringToHead(project, head);
    DriftReport report = DriftReport.of(project, head);
    Set<Difference> adopted =
        report.adopted().stream().filter(pattern::matches).collect(Collectors.toSet());
    Set<ObjectId> unwanted =
        report.unmodelled().stream()
            .filter(one -> one.isOnlyInDatabase() && pattern.names(one))
            .map(Difference::object)
            .collect(Collectors.toSet());
    if (adopted.isEmpty() && unwanted.isEmpty()) {
      throw AutogenException.failed(
          "No difference since the baseline matches '%s'. 'autogen check --accepted' lists them; what only the database has is named in full."
              .formatted(pattern));
    }
    Drift.Repair repair =
        report
            .asModelled()
            .repair(
                adopted::contains,
                unwanted,
                new DiffOptions(report.live().catalog().majorVersion()));
    Found change =
        new Found(
            report.metadata(),
            report.metadata(),
            Renames.NONE,
            List.of(),
            repair.operations(),
            report.live().schema());
    BothDirections both = BothDirections.of(change, request, questions);
    Proposal found =
        new Proposal(
            place,
            ModelDelta.between(report.metadata().schema(), report.metadata()),
            Annotations.ofUpgrade(both.upgrade(), both.before()),
            Annotations.ofDowngrade(both.downgrade(), both.after()),
            repair.left().stream().map(difference -> "Left to you: " + difference).toList());
    Proposal proposal = new Customizers(project).apply(found, request.message());
    BranchFit.require(project, place, proposal.upgradeOperations());
    return proposal;
  }
}
