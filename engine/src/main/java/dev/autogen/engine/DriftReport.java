package dev.autogen.engine;

import dev.autogen.catalog.LeftAlone;
import dev.autogen.catalog.NormalizationFailure;
import dev.autogen.diff.Difference;
import dev.autogen.diff.Drift;
import dev.autogen.diff.Made;
import dev.autogen.diff.Selection;
import dev.autogen.migration.HistoryRecord;
import dev.autogen.migration.MigrationListener;
import dev.autogen.revision.AutogenException;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.Schema;
import dev.autogen.schema.TableElement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What in a database differs from the model as of the revisions it has.
 *
 * @param model what the entities said when these were written
 * @param live what the catalog says
 * @param drift what differs, and how it is repaired
 * @param differences what of it is looked after
 * @param unmodelled what modelled tables have besides
 */
record DriftReport(
    Schema model,
    LiveSchema live,
    Drift drift,
    List<Difference> differences,
    List<Difference> unmodelled) {

  static DriftReport of(Project project, Collection<String> current) {
    RevisionGraph graph = project.revisions().graph();
    List<String> unknown = current.stream().filter(id -> graph.find(id).isEmpty()).toList();
    if (!unknown.isEmpty()) {
      throw AutogenException.failed(
          "Database %s is at revision %s, which no class has: what it should be is not known. Get the code that has it."
              .formatted(project.database().name(), String.join(", ", unknown)));
    }
    Schema model = new ModelHistory(project.revisions()).at(current);
    Made made = RevisionReplay.of(project, current, stamped(project));
    LiveSchema live =
        LiveSchema.read(
            project.database(),
            List.of(model, made.schema()),
            there -> Drift.withNamesBack(model, made, there));
    Selection selection = project.filter().over(model, live.schema());
    ManagedModel.requireSomething(project.filter(), selection, model);
    Map<ObjectId, LeftAlone> leftAlone = leftAlone(model, live);
    Drift drift =
        Drift.of(without(leftAlone.keySet(), model), made, live.schema(), live.comparison());
    List<Difference> unmodelled = new ArrayList<>(drift.unmodelled());
    leftAlone.values().forEach(one -> unmodelled.add(notCompared(one)));
    return new DriftReport(
        model,
        live,
        drift,
        covered(selection, drift.differences()),
        covered(selection, unmodelled));
  }

  /** Revisions that were only recorded say what is there, but not by which names. */
  private static Set<String> stamped(Project project) {
    Set<String> stamped = new HashSet<>();
    project
        .migrator(project.migrationOptions().build(), MigrationListener.NONE)
        .history()
        .forEach(
            row -> {
              if (row.how() == HistoryRecord.How.STAMPED) {
                stamped.add(row.revision());
              } else {
                stamped.remove(row.revision());
              }
            });
    return stamped;
  }

  /** Tables of the model that are not read, since they are a partition or the like here. */
  private static Map<ObjectId, LeftAlone> leftAlone(Schema model, LiveSchema live) {
    Map<ObjectId, LeftAlone> found = new TreeMap<>();
    live.catalog().leftAlone().stream()
        .filter(one -> model.contains(one.object()) && !live.schema().contains(one.object()))
        .forEach(one -> found.put(one.object(), one));
    return found;
  }

  private static Schema without(Set<ObjectId> tables, Schema model) {
    return Schema.of(
        model.objects().stream()
            .filter(object -> !tables.contains(object.id()))
            .filter(
                object ->
                    !(object instanceof TableElement element)
                        || !tables.contains(ObjectId.table(element.table())))
            .toList());
  }

  private static Difference notCompared(LeftAlone one) {
    return new Difference(
        "not-compared", one.object(), Difference.sentence(one + ", and not compared"), "", "");
  }

  private static List<Difference> covered(Selection selection, List<Difference> differences) {
    return differences.stream().filter(one -> selection.covers(one.object())).toList();
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
