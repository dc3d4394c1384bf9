package dev.autogen.engine;

import dev.autogen.diff.Comparison;
import dev.autogen.diff.DiffOptions;
import dev.autogen.diff.MassDrop;
import dev.autogen.diff.MergeOptions;
import dev.autogen.diff.MergeResult;
import dev.autogen.diff.NamingMismatch;
import dev.autogen.diff.Renames;
import dev.autogen.diff.ThreeWayMerge;
import dev.autogen.engine.BothDirections.Found;
import dev.autogen.engine.rows.Conversions;
import dev.autogen.engine.rows.IdStarts;
import dev.autogen.operation.Operation;
import dev.autogen.revision.AutogenException;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.schema.ModelDelta;
import dev.autogen.schema.Schema;
import dev.autogen.schema.TargetMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

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
    RevisionGraph graph = project.revisions().graph();
    Placement place = request.place().in(graph);
    request.id().ifPresent(id -> Placement.requireFree(graph, id, place.branchLabels()));
    // What the entities said is the model of all branches; the change goes on one of them.
    Set<String> heads = graph.heads();
    TargetMetadata past = new ModelHistory(project.revisions()).metadataAt(heads);
    Schema then = past.schema();
    ManagedModel model = ManagedModel.of(project, then, request.renames());
    Proposal found =
        propose(
            request,
            place,
            past,
            model.now(),
            () -> Starting.of(project, request.against(), heads, then, model));
    Proposal proposal = new Customizers(project).apply(found, request.message());
    BranchFit.require(project, place, proposal.delta(), proposal.upgradeOperations());
    return proposal;
  }

  /**
   * Returns what a revision would hold if the same entities were read by another Hibernate, and
   * nothing else had changed: no revision and no database is looked at.
   *
   * @param version the version of Hibernate ORM, such as {@code 7.4.6.Final}; Maven resolves it
   * @throws AutogenException if it cannot be had, or does not accept the entities
   */
  public HibernateUpgrade upgradeHibernate(String version, RevisionRequest request) {
    TargetMetadata before = project.model().metadata();
    Schema schema = before.schema();
    TargetMetadata after =
        ManagedModel.of(
                project.model().metadataWithHibernate(version), project, schema, request.renames())
            .now();
    Proposal proposal =
        propose(
            request,
            Placement.ROOT,
            before,
            after,
            () -> new Starting(schema, schema, true, Comparison.EQUIVALENCE));
    return new HibernateUpgrade(before.header().get("hibernate"), version, proposal);
  }

  private Proposal propose(
      RevisionRequest request,
      Placement place,
      TargetMetadata past,
      TargetMetadata now,
      Supplier<Starting> starting) {
    Schema then = past.schema();
    RenameDecisions decisions = new RenameDecisions(past, now, request, questions);
    if (!request.massDropAllowed()) {
      MassDrop.check(decisions.possibly(), now.schema()).ifPresent(Autogenerator::refuse);
    }
    Starting base = starting.get();
    requireSameNaming(
        now.schema(), then.isEmpty() ? base.schema() : request.renames().applied(then));

    Renames renames = decisions.decide(base.schema());
    MergeOptions options = options(base, request).withRenames(renames);
    MergeResult merged = ThreeWayMerge.merge(then, now.schema(), base.schema(), options);
    requireNoConflicts(merged);
    List<Operation> found = merged.operations(new DiffOptions(project.serverMajor()));
    BothDirections both =
        BothDirections.of(
            new Found(past, now, renames, decisions.todos(), found, merged.live()),
            request,
            questions);
    return new Proposal(
        place,
        ModelDelta.between(then, now),
        Annotations.ofUpgrade(IdStarts.in(both.upgrade(), both.before(), past, now), both.before()),
        Annotations.ofDowngrade(
            IdStarts.in(both.downgrade(), both.after(), now, past), both.after()),
        notes(merged, both, past, now));
  }

  private static List<String> notes(
      MergeResult merged, BothDirections both, TargetMetadata past, TargetMetadata now) {
    List<String> notes = new ArrayList<>(merged.notes());
    notes.addAll(Conversions.timeZoneNotes(both.upgrade(), both.before()));
    String unread = now.header().getOrDefault(TargetMetadata.OPTIONS_NOT_READ, "");
    if (!unread.equals(past.header().getOrDefault(TargetMetadata.OPTIONS_NOT_READ, ""))
        && !unread.isEmpty()) {
      notes.add(
          "Of @Table(options = …) autogen reads WITH (…) only. Write the rest into the class yourself: %s."
              .formatted(unread));
    }
    return notes;
  }

  /** Names that pair up in another spelling are a wrong setting, and no change. */
  static void requireSameNaming(Schema now, Schema before) {
    NamingMismatch.detect(now, before).ifPresent(Autogenerator::refuse);
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

  private static void requireNoConflicts(MergeResult merged) {
    if (!merged.conflicts().isEmpty()) {
      throw AutogenException.question(
          String.join("\n", merged.conflicts().stream().map(c -> c.message()).toList()));
    }
  }
}
