package dev.autogen.engine;

import dev.autogen.catalog.NormalizationFailure;
import dev.autogen.diff.Difference;
import dev.autogen.diff.Drift;
import dev.autogen.revision.AutogenException;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.schema.Schema;
import java.util.Collection;
import java.util.List;

/**
 * What in a database differs from the model as of the revisions it has.
 *
 * @param model what the entities said when these were written
 * @param live what the catalog says
 * @param differences what differs
 * @param unmodelled what modelled tables have besides
 */
record DriftReport(
    Schema model, LiveSchema live, List<Difference> differences, List<Difference> unmodelled) {

  static DriftReport of(Project project, Collection<String> current) {
    RevisionGraph graph = project.revisions().graph();
    List<String> unknown = current.stream().filter(id -> graph.find(id).isEmpty()).toList();
    if (!unknown.isEmpty()) {
      throw AutogenException.failed(
          "Database %s is at revision %s, which no class has: what it should be is not known. Get the code that has it."
              .formatted(project.database().name(), String.join(", ", unknown)));
    }
    Schema model = new ModelHistory(project.revisions()).at(current);
    LiveSchema live = LiveSchema.read(project.database(), List.of(model));
    return new DriftReport(
        model,
        live,
        Drift.between(model, live.schema(), live.comparison()),
        Drift.unmodelled(model, live.schema(), live.comparison()));
  }

  /** Returns the expressions of the model of which nothing is known, a clause each. */
  List<String> couldNotTell() {
    return live.failures().stream()
        .filter(failure -> failure.reason() == NormalizationFailure.Reason.COULD_NOT_TELL)
        .filter(failure -> model.contains(failure.object()))
        .map(NormalizationFailure::toString)
        .toList();
  }
}
