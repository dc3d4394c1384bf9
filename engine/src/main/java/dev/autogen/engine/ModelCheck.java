package dev.autogen.engine;

import dev.autogen.diff.DiffOptions;
import dev.autogen.diff.Difference;
import dev.autogen.diff.KnownRenames;
import dev.autogen.diff.OperationSummary;
import dev.autogen.diff.Renames;
import dev.autogen.diff.SchemaDiff;
import dev.autogen.migration.MigrationListener;
import dev.autogen.operation.Operation;
import dev.autogen.operation.OperationTarget;
import dev.autogen.revision.AutogenException;
import dev.autogen.revision.RevisionHeader;
import dev.autogen.schema.ModelDelta;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.SchemaText;
import dev.autogen.schema.TargetMetadata;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Answers three questions: does the model have changes that no revision holds, are revisions not
 * applied, has the database drifted from what its revisions say.
 */
public final class ModelCheck {

  /** A question. */
  public enum Question {
    /** Does the model have changes that no revision holds? Needs no database. */
    MODEL,
    /** Are there revisions that are not applied? */
    HEAD,
    /** Does the database differ from the model as of its revisions? */
    DRIFT
  }

  /**
   * A change of the model that no revision holds.
   *
   * @param summary what a revision would do, in words
   * @param object what it is done to; empty for what has no name
   * @param origin the class and property that it comes from, as far as that is known
   * @param explanation what in a newer Hibernate it may come with; empty for an own change
   */
  public record ModelChange(
      String summary, String object, Optional<String> origin, Optional<String> explanation) {

    /** Returns the summary, and where the change comes from. */
    @Override
    public String toString() {
      return summary
          + origin.map(place -> " (" + place + ")").orElse("")
          + explanation.map(reason -> ", " + reason).orElse("");
    }
  }

  /**
   * The answers; a list is empty where all is well, or the question was not asked.
   *
   * @param modelChanges what a revision would do
   * @param hibernateUpgrade a sentence on another Hibernate than the last revision's; empty for
   *     none
   * @param notApplied the revisions that are not applied, in order
   * @param drift what differs in this database from what its revisions say
   * @param adopted what entities and database differ in since a baseline took it over
   * @param accepted what of both is accepted, and so not in them
   * @param unmodelled what only the database has; none of it is wrong
   * @param origins the class and property of the entities that a modelled object comes from
   * @param couldNotTell the expressions of which PostgreSQL's own text could not be had
   */
  public record Result(
      List<ModelChange> modelChanges,
      String hibernateUpgrade,
      List<RevisionHeader> notApplied,
      List<Difference> drift,
      List<Difference> adopted,
      List<Difference> accepted,
      List<Difference> unmodelled,
      Map<ObjectId, String> origins,
      List<String> couldNotTell) {

    private static Result withoutDrift(ModelChanges model, List<RevisionHeader> notApplied) {
      List<Difference> none = List.of();
      return new Result(
          model.changes(),
          model.upgrade(),
          notApplied,
          none,
          none,
          none,
          none,
          Map.of(),
          List.of());
    }

    /** Tells whether any question found something. */
    public boolean hasDifferences() {
      return !modelChanges.isEmpty()
          || !notApplied.isEmpty()
          || !drift.isEmpty()
          || !adopted.isEmpty();
    }
  }

  private record ModelChanges(List<ModelChange> changes, String upgrade) {}

  private final Project project;

  public ModelCheck(Project project) {
    this.project = project;
  }

  /**
   * Answers questions; reads only.
   *
   * @throws AutogenException if a question cannot be answered
   */
  public Result check(Set<Question> questions) {
    if (questions.contains(Question.MODEL) || questions.contains(Question.HEAD)) {
      project.revisions().requireWhole();
    }
    if (!questions.contains(Question.MODEL)) {
      // With no revision at all the whole model is what none holds, as before the first one.
      project.revisions().requirePlace();
    }
    ModelChanges model =
        questions.contains(Question.MODEL) ? modelChanges() : new ModelChanges(List.of(), "");
    if (!EnumSet.of(Question.HEAD, Question.DRIFT).stream().anyMatch(questions::contains)) {
      return Result.withoutDrift(model, List.of());
    }
    List<RevisionHeader> notApplied =
        questions.contains(Question.HEAD)
            ? project.migrator(project.migrationOptions().build(), MigrationListener.NONE).pending()
            : List.of();
    if (!questions.contains(Question.DRIFT)) {
      return Result.withoutDrift(model, notApplied);
    }
    DriftReport drift = DriftReport.of(project, project.knownHeads());
    Acceptance acceptance = Acceptance.of(project);
    return new Result(
        model.changes(),
        model.upgrade(),
        notApplied,
        without(acceptance, drift.differences()),
        without(acceptance, drift.adopted()),
        drift.all().stream().filter(acceptance::hides).toList(),
        without(acceptance, drift.unmodelled()),
        drift.metadata().origins(),
        drift.couldNotTell());
  }

  private static List<Difference> without(Acceptance acceptance, List<Difference> all) {
    return all.stream().filter(one -> !acceptance.hides(one)).toList();
  }

  private ModelChanges modelChanges() {
    project.model().metadata(); // What is wrong with the entities is said first.
    TargetMetadata before =
        new ModelHistory(project.revisions()).metadataAt(project.revisions().graph().heads());
    Schema then = before.schema();
    TargetMetadata now = ManagedModel.of(project, then, Renames.NONE).now();
    Autogenerator.requireSameNaming(now.schema(), then);
    Renames renames = KnownRenames.of(before, now, Schema.EMPTY, Renames.NONE, denied -> false);
    List<Operation> operations =
        SchemaDiff.between(then, now.schema(), renames, new DiffOptions(project.serverMajor()));
    Optional<HibernateChanges> upgrade = HibernateChanges.between(before, now);
    List<ModelChange> changes = new ArrayList<>();
    for (Operation operation : operations) {
      Optional<ObjectId> object = OperationTarget.of(operation);
      Optional<String> origin = object.flatMap(id -> origin(id, now, before));
      changes.add(
          new ModelChange(
              OperationSummary.describe(operation),
              object.map(ObjectId::toString).orElse(""),
              origin,
              upgrade.flatMap(newer -> newer.explain(operation, origin, now.schema()))));
    }
    ModelDelta delta = ModelDelta.between(then, now);
    if (changes.isEmpty() && !delta.isEmpty()) {
      delta.added().forEach(fact -> changes.add(onlyRecorded("Record ", fact)));
      delta.removed().forEach(fact -> changes.add(onlyRecorded("Forget ", fact)));
    }
    return new ModelChanges(
        changes, changes.isEmpty() ? "" : upgrade.map(HibernateChanges::toString).orElse(""));
  }

  private static Optional<String> origin(ObjectId id, TargetMetadata now, TargetMetadata before) {
    return Optional.ofNullable(now.origins().getOrDefault(id, before.origins().get(id)));
  }

  private static ModelChange onlyRecorded(String verb, SchemaObject fact) {
    return new ModelChange(
        verb + SchemaText.line(fact), fact.id().toString(), Optional.empty(), Optional.empty());
  }
}
