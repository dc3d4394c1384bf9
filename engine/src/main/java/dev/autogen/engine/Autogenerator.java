package dev.autogen.engine;

import dev.autogen.codegen.AnnotatedOperation;
import dev.autogen.diff.DiffOptions;
import dev.autogen.diff.MassDrop;
import dev.autogen.diff.MergeOptions;
import dev.autogen.diff.MergeResult;
import dev.autogen.diff.NamingMismatch;
import dev.autogen.diff.Renames;
import dev.autogen.diff.ThreeWayMerge;
import dev.autogen.operation.Alter;
import dev.autogen.operation.Change;
import dev.autogen.operation.Drop;
import dev.autogen.operation.Loss;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Replay;
import dev.autogen.operation.Todo;
import dev.autogen.revision.AutogenException;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.schema.ModelDelta;
import dev.autogen.schema.Schema;
import dev.autogen.schema.TargetMetadata;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds what the developer changed since the last revision, and what a database needs for it: the
 * entities now against the entities then, merged into what is live.
 */
public final class Autogenerator {

  private final Project project;
  private final Questions questions;

  /** An autogenerator for a project, which asks those questions that only the user can answer. */
  public Autogenerator(Project project, Questions questions) {
    this.project = project;
    this.questions = questions;
  }

  /**
   * Returns what a revision would hold. Writes nothing but, for the project's private database, the
   * revisions that it lacks.
   *
   * @throws AutogenException of kind QUESTION with the flags that answer it, if something is left
   *     to decide
   */
  public Proposal propose(RevisionRequest request) {
    Set<String> head = singleHead();
    TargetMetadata past = new ModelHistory(project.revisions()).metadataAt(head);
    Schema then = past.schema();
    ManagedModel model = ManagedModel.of(project, then, request.renames());
    TargetMetadata now = model.now();
    RenameDecisions decisions = new RenameDecisions(past, now, request, questions);
    if (!request.massDropAllowed()) {
      MassDrop.check(decisions.possibly(), now.schema()).ifPresent(Autogenerator::refuse);
    }
    ModelDelta delta = ModelDelta.between(then, now);
    Starting base = Starting.of(project, request.against(), head, then, model);
    if (then.isEmpty()) {
      NamingMismatch.detect(now.schema(), base.schema()).ifPresent(Autogenerator::refuse);
    } else {
      NamingMismatch.detect(now.schema(), request.renames().applied(then))
          .ifPresent(Autogenerator::refuse);
    }
    Renames renames = decisions.decide(base.schema());
    MergeResult merged =
        ThreeWayMerge.merge(
            then, now.schema(), base.schema(), options(base, request).withRenames(renames));
    requireNoConflicts(merged);
    Schema before = merged.live();
    Conversions conversions = new Conversions(request.conversions(), questions, request.draft());
    List<Operation> upgrade = new ArrayList<>(decisions.todos());
    upgrade.addAll(
        new Backfills(request.backfills(), questions, request.draft())
            .into(
                conversions.into(merged.operations(new DiffOptions(project.serverMajor())), before),
                before));
    Schema after = Replay.apply(upgrade, before);
    List<Operation> downgrade =
        conversions.back(
            RestoredColumns.filled(
                DowngradeTidying.of(Replay.reverse(decided(upgrade), before), after), before),
            after);
    List<String> notes = new ArrayList<>(merged.notes());
    notes.addAll(Conversions.timeZoneNotes(upgrade, before));
    return new Proposal(
        head,
        delta,
        annotated(IdStarts.in(upgrade, before, past, now), before),
        annotated(IdStarts.in(downgrade, after, now, past), after),
        notes);
  }

  /**
   * What is still to be decided is asked in the upgrade; the downgrade takes it back either way.
   */
  private static List<Operation> decided(List<Operation> operations) {
    return operations.stream().filter(operation -> !(operation instanceof Todo)).toList();
  }

  private static void refuse(String suspicion) {
    throw AutogenException.failed(suspicion);
  }

  private static MergeOptions options(Starting base, RevisionRequest request) {
    return MergeOptions.PLAIN
        .withMade(base.made(), base.madeIsWhole())
        .withResolutions(request.resolutions())
        .withComparison(base.comparison());
  }

  private Set<String> singleHead() {
    RevisionGraph graph = project.revisions().graph();
    if (graph.heads().size() > 1) {
      throw AutogenException.failed(
          "There are %d heads: %s. Merge them first."
              .formatted(graph.heads().size(), String.join(", ", graph.heads())));
    }
    return graph.heads();
  }

  private static void requireNoConflicts(MergeResult merged) {
    if (!merged.conflicts().isEmpty()) {
      throw AutogenException.question(
          String.join("\n", merged.conflicts().stream().map(c -> c.message()).toList()));
    }
  }

  /** Puts above each operation what is lost with it; a loss is told once. */
  private static List<AnnotatedOperation> annotated(List<Operation> operations, Schema before) {
    List<Loss> losses = Replay.losses(operations, before);
    Set<Loss> told = new HashSet<>();
    List<AnnotatedOperation> result = new ArrayList<>();
    for (Operation operation : operations) {
      List<String> notes =
          losses.stream()
              .filter(loss -> concerns(loss, operation) && told.add(loss))
              .map(loss -> "Data loss: " + uncapitalized(loss.sentence()))
              .toList();
      result.add(new AnnotatedOperation(operation, notes));
    }
    return result;
  }

  private static boolean concerns(Loss loss, Operation operation) {
    return operation instanceof Drop drop && drop.object().equals(loss.object())
        || operation instanceof Alter alter
            && alter.object().equals(loss.object())
            && alter.changes().stream().anyMatch(Autogenerator::mayLoseValues);
  }

  private static boolean mayLoseValues(Change change) {
    return change instanceof Change.SetType || change instanceof Change.DropAttribute;
  }

  private static String uncapitalized(String sentence) {
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }
}
