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
import dev.autogen.schema.TargetMetadata;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What in a database differs from the model as of the revisions it has.
 *
 * @param metadata what the entities said when these were written
 * @param live what the catalog says
 * @param drift how this database differs from its revisions, and how that is repaired
 * @param asModelled how it differs from the entities alone, and how that is changed
 * @param differences what of the drift is looked after
 * @param adopted what differs from the entities since a baseline took it over
 * @param unmodelled what only the database has; of an adopted one all, otherwise in modelled tables
 * @param isAdopted whether a baseline is among the revisions
 */
record DriftReport(
    TargetMetadata metadata,
    LiveSchema live,
    Drift drift,
    Drift asModelled,
    List<Difference> differences,
    List<Difference> adopted,
    List<Difference> unmodelled,
    boolean isAdopted) {

  static DriftReport of(Project project, Collection<String> current) {
    return of(project, current, stamped(project));
  }

  /**
   * Compares a database.
   *
   * @param current the revisions that it has, or will have
   * @param stamped those of them that were only recorded
   */
  static DriftReport of(Project project, Collection<String> current, Set<String> stamped) {
    RevisionGraph graph = project.revisions().graph();
    List<String> unknown = current.stream().filter(id -> graph.find(id).isEmpty()).toList();
    if (!unknown.isEmpty()) {
      throw AutogenException.failed(
          "Database %s is at revision %s, which no class has: what it should be is not known. Get the code that has it."
              .formatted(project.database().name(), String.join(", ", unknown)));
    }
    TargetMetadata metadata = new ModelHistory(project.revisions()).metadataAt(current);
    Schema model = metadata.schema();
    Made made = RevisionReplay.of(project, current, stamped);
    Schema baseline = RevisionReplay.ofBaselines(project, current);
    List<Schema> compared = new ArrayList<>(List.of(model, made.schema(), baseline));
    if (!baseline.isEmpty()) {
      compared.add(Drift.withNamesBack(model, Made.NOTHING, made.schema()));
      compared.add(Drift.withNamesBack(model, Made.NOTHING, baseline));
    }
    LiveSchema live =
        LiveSchema.read(
            project.database(),
            List.of(),
            compared,
            List.of(
                there -> Drift.withNamesBack(model, made, there),
                there -> Drift.withNamesBack(model, Made.NOTHING, there)));
    Selection selection = project.filter().over(model, live.schema());
    ManagedModel.requireSomething(project.filter(), selection, model);
    Map<ObjectId, LeftAlone> leftAlone = leftAlone(model, live);
    Schema read = without(leftAlone.keySet(), model);
    Drift drift = Drift.of(read, made, live.schema(), live.comparison());
    Drift asModelled = Drift.of(read, Made.NOTHING, live.schema(), live.comparison());
    List<Difference> adopted =
        baseline.isEmpty()
            ? List.of()
            : AdoptedDifferences.of(
                asModelled,
                Drift.of(read, Made.NOTHING, baseline, live.comparison()),
                Drift.of(read, Made.NOTHING, made.schema(), live.comparison()),
                drift);
    List<Difference> unmodelled = new ArrayList<>(drift.unmodelled());
    leftAlone.values().forEach(one -> unmodelled.add(notCompared(one)));
    if (!baseline.isEmpty()) {
      unmodelled.addAll(Drift.unmapped(model, live.schema()));
    }
    return new DriftReport(
        metadata,
        live,
        drift,
        asModelled,
        covered(selection, AdoptedDifferences.without(adopted, drift.differences())),
        covered(selection, adopted),
        covered(selection, AdoptedDifferences.without(adopted, unmodelled)),
        !baseline.isEmpty());
  }

  /** Revisions that were only recorded say what is there, but not by which names. */
  static Set<String> stamped(Project project) {
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

  /** Returns all differences, accepted or not. */
  List<Difference> all() {
    return Stream.of(differences, adopted, unmodelled).flatMap(List::stream).toList();
  }

  /** Returns the class and property that an object comes from, if that is known. */
  Optional<String> origin(ObjectId object) {
    return Optional.ofNullable(metadata.origins().get(object));
  }

  /** Returns the expressions of the model of which nothing is known, a clause each. */
  List<String> couldNotTell() {
    return live.failures().stream()
        .filter(failure -> failure.reason() == NormalizationFailure.Reason.COULD_NOT_TELL)
        .filter(failure -> metadata.schema().contains(failure.object()))
        .map(NormalizationFailure::toString)
        .toList();
  }
}
