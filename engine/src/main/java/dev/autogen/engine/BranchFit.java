package dev.autogen.engine;

import dev.autogen.operation.Operation;
import dev.autogen.revision.AutogenException;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionHeader;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.ModelDelta;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.TableElement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a change can be replayed where it is to go. It was found with all branches in view, but a
 * database may have one of them without the others.
 */
final class BranchFit {

  private final RevisionGraph graph;
  private final BranchReplay replay;
  private final ModelDelta delta;
  private final Schema wholeModel;
  private final boolean replayable;

  private BranchFit(Project project, ModelDelta delta, List<Operation> upgrade) {
    this.replay = new BranchReplay(project, upgrade);
    this.graph = replay.graph();
    this.delta = delta;
    this.wholeModel = replay.model(graph.sorted());
    this.replayable = operationsMisfit(graph.sorted()).isEmpty();
  }

  /**
   * Makes sure that a revision without facts of the model fits its place.
   *
   * @throws AutogenException as {@link #require(Project, Placement, ModelDelta, List)}
   */
  static void require(Project project, Placement place, List<Operation> upgrade) {
    require(project, place, new ModelDelta(Map.of(), List.of(), List.of(), Map.of()), upgrade);
  }

  /**
   * Makes sure that a revision fits its place.
   *
   * @throws AutogenException of kind QUESTION, if it rests on what another branch changed; the
   *     message names the object, the revision that changed it, and the flags
   */
  static void require(Project project, Placement place, ModelDelta delta, List<Operation> upgrade) {
    RevisionGraph graph = project.revisions().graph();
    Set<String> before = place.before(graph);
    if (before.size() < graph.sorted().size()) {
      new BranchFit(project, delta, upgrade).require(place, before);
    }
  }

  private void require(Placement place, Set<String> before) {
    Optional<String> misfit = misfit(before);
    if (misfit.isEmpty()) {
      return;
    }
    String where =
        place.revises().isEmpty()
            ? "be a new root"
            : "go after " + place.revises().get(0) + " alone";
    Optional<RevisionHeader> needed =
        graph.sorted().stream()
            .filter(revision -> !before.contains(revision.id()))
            .filter(revision -> misfit(with(before, Set.of(revision.id()))).isEmpty())
            .findFirst();
    Set<String> dependencies =
        needed.map(one -> Set.of(one.id())).orElseGet(() -> otherHeads(before));
    throw AutogenException.question(
        "The change cannot %s: it touches %s, which %s of another branch changed. Add %s%s."
            .formatted(
                where,
                misfit.get(),
                needed.map(one -> "revision " + Clash.named(one)).orElse("no single revision"),
                dependencies.stream()
                    .map(id -> "--depends-on " + id)
                    .collect(Collectors.joining(" ")),
                elsewhere(place)
                    .map(head -> ", or write it on that branch with --head " + head)
                    .orElse("")));
  }

  private Set<String> otherHeads(Set<String> before) {
    Set<String> others = new TreeSet<>(graph.heads());
    others.removeAll(before);
    return others;
  }

  /** Returns a head after which the change can go as it is. */
  private Optional<String> elsewhere(Placement place) {
    return graph.heads().stream()
        .filter(head -> !place.revises().contains(head))
        .filter(head -> misfit(graph.ancestors(Set.of(head))).isEmpty())
        .map(head -> RevisionPlace.shortest(graph, head))
        .findFirst();
  }

  private Set<String> with(Set<String> before, Set<String> more) {
    Set<String> all = new HashSet<>(before);
    all.addAll(graph.ancestors(more));
    return all;
  }

  /** Returns the object that does not fit after those revisions, or what else is wrong. */
  private Optional<String> misfit(Set<String> before) {
    List<RevisionHeader> order = graph.inOrder(before);
    Optional<String> object = factMisfit(replay.model(order)).map(ObjectId::toString);
    return object.isPresent() || !replayable ? object : operationsMisfit(order);
  }

  private Optional<ObjectId> factMisfit(Schema model) {
    Set<ObjectId> removed =
        delta.removed().stream().map(SchemaObject::id).collect(Collectors.toSet());
    for (SchemaObject fact : delta.removed()) {
      if (!model.find(fact.id()).filter(fact::equals).isPresent()) {
        return Optional.of(fact.id());
      }
    }
    for (SchemaObject fact : delta.added()) {
      if (model.contains(fact.id()) && !removed.contains(fact.id())) {
        return Optional.of(fact.id());
      }
    }
    Schema after = delta.applyTo(model);
    return delta.added().stream()
        .flatMap(fact -> tables(fact).stream())
        .map(ObjectId::table)
        .filter(table -> !after.contains(table) && wholeModel.contains(table))
        .findFirst();
  }

  private static Set<QualifiedName> tables(SchemaObject fact) {
    if (fact instanceof ForeignKey key) {
      return Stream.of(key.table(), key.referencedTable())
          .collect(Collectors.toCollection(TreeSet::new));
    }
    return fact instanceof TableElement element ? Set.of(element.table()) : Set.of();
  }

  private Optional<String> operationsMisfit(List<RevisionHeader> order) {
    try {
      replay.madeWithNext(order);
      return Optional.empty();
    } catch (IllegalStateException misfit) {
      return Optional.of("what is not there (" + BranchReplay.reason(misfit) + ")");
    }
  }
}
