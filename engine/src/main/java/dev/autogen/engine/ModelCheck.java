package dev.autogen.engine;

import dev.autogen.diff.DiffOptions;
import dev.autogen.diff.Difference;
import dev.autogen.diff.KnownRenames;
import dev.autogen.diff.OperationSummary;
import dev.autogen.diff.Renames;
import dev.autogen.diff.SchemaDiff;
import dev.autogen.operation.Operation;
import dev.autogen.revision.AutogenException;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionHeader;
import dev.autogen.schema.ModelDelta;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaText;
import dev.autogen.schema.TargetMetadata;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
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
   * The answers; a list is empty where all is well, or the question was not asked.
   *
   * @param modelChanges what a revision would do, a line each
   * @param notApplied the revisions that are not applied, in order
   * @param drift what differs from the model in this database
   * @param unmodelled what modelled tables have besides; none of it is wrong
   * @param couldNotTell the expressions of which PostgreSQL's own text could not be had
   */
  public record Result(
      List<String> modelChanges,
      List<RevisionHeader> notApplied,
      List<Difference> drift,
      List<Difference> unmodelled,
      List<String> couldNotTell) {

    /** Tells whether any question found something. */
    public boolean hasDifferences() {
      return !modelChanges.isEmpty() || !notApplied.isEmpty() || !drift.isEmpty();
    }
  }

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
    List<String> modelChanges = questions.contains(Question.MODEL) ? modelChanges() : List.of();
    if (!EnumSet.of(Question.HEAD, Question.DRIFT).stream().anyMatch(questions::contains)) {
      return new Result(modelChanges, List.of(), List.of(), List.of(), List.of());
    }
    Set<String> current = project.currentHeads();
    List<RevisionHeader> notApplied =
        questions.contains(Question.HEAD) ? notApplied(current) : List.of();
    if (!questions.contains(Question.DRIFT)) {
      return new Result(modelChanges, notApplied, List.of(), List.of(), List.of());
    }
    DriftReport drift = DriftReport.of(project, current);
    return new Result(
        modelChanges, notApplied, drift.differences(), drift.unmodelled(), drift.couldNotTell());
  }

  private List<String> modelChanges() {
    project.model().metadata(); // What is wrong with the entities is said first.
    TargetMetadata before =
        new ModelHistory(project.revisions()).metadataAt(project.revisions().graph().heads());
    Schema then = before.schema();
    TargetMetadata now = ManagedModel.of(project, then, Renames.NONE).now();
    Renames renames = KnownRenames.of(before, now, Schema.EMPTY, Renames.NONE, denied -> false);
    List<Operation> operations =
        SchemaDiff.between(then, now.schema(), renames, new DiffOptions(project.serverMajor()));
    List<String> lines = new ArrayList<>();
    operations.forEach(operation -> lines.add(OperationSummary.describe(operation)));
    ModelDelta delta = ModelDelta.between(then, now);
    if (lines.isEmpty() && !delta.isEmpty()) {
      delta.added().forEach(fact -> lines.add("Record " + SchemaText.line(fact)));
      delta.removed().forEach(fact -> lines.add("Forget " + SchemaText.line(fact)));
    }
    return lines;
  }

  private List<RevisionHeader> notApplied(Collection<String> current) {
    RevisionGraph graph = project.revisions().graph();
    Set<String> applied =
        graph.ancestors(current.stream().filter(id -> graph.find(id).isPresent()).toList());
    return graph.sorted().stream().filter(header -> !applied.contains(header.id())).toList();
  }
}
