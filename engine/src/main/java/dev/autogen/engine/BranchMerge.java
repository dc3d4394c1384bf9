package dev.autogen.engine;

import dev.autogen.engine.revisions.RevisionSource;
import dev.autogen.revision.AutogenException;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionHeader;
import dev.autogen.schema.TargetMetadata;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Joins branches in a revision that changes nothing, once it is sure that the order in which a
 * database gets them makes no difference.
 */
public final class BranchMerge {

  private final Project project;
  private final RevisionGraph graph;

  public BranchMerge(Project project) {
    this.project = project;
    this.graph = project.revisions().graph();
  }

  /**
   * What is to be joined.
   *
   * @param revisions expressions for the heads; empty for all
   * @param message what the merge is about; empty for the ids that it joins
   * @param id the id; empty for a new one
   * @param branchLabels names for the branch that starts with the merge
   * @param splice whether what is joined may have other revisions after it
   */
  public record Request(
      List<String> revisions,
      String message,
      Optional<String> id,
      List<String> branchLabels,
      boolean splice) {

    public Request {
      revisions = List.copyOf(revisions);
      branchLabels = List.copyOf(branchLabels);
    }
  }

  /**
   * Writes the revision that joins branches.
   *
   * @return its source; empty if all heads were asked for, and there is only one
   * @throws AutogenException if they are not heads, or do not go together: the message names the
   *     object, the revisions of both sides and what to do; nothing is written then
   */
  public Optional<RevisionSource> write(Request request) {
    project.revisions().requireWhole();
    List<String> heads = List.copyOf(chosen(request.revisions()));
    if (heads.size() < 2 && Set.of("heads").containsAll(request.revisions())) {
      return Optional.empty();
    }
    requireBranches(heads, request.splice());
    request.id().ifPresent(id -> Placement.requireFree(graph, id, request.branchLabels()));
    List<String> labels = Placement.freeLabels(graph, request.branchLabels());
    requireOneOutcome(heads);
    TargetMetadata metadata = new ModelHistory(project.revisions()).metadataAt(heads);
    String message =
        request.message().isEmpty() ? "merge " + String.join(" and ", heads) : request.message();
    return Optional.of(
        new RevisionFiles(project)
            .writeMerge(new Placement(heads, labels, List.of()), message, request.id(), metadata));
  }

  private Set<String> chosen(List<String> expressions) {
    if (expressions.isEmpty()) {
      return graph.heads();
    }
    Set<String> chosen = new TreeSet<>();
    for (String expression : expressions) {
      Set<String> ids = graph.resolve(expression, Set.of());
      if (ids.isEmpty()) {
        throw AutogenException.usage(
            "'%s' names no revision to merge. Write ids, LABEL@head or heads."
                .formatted(expression));
      }
      chosen.addAll(ids);
    }
    return chosen;
  }

  private void requireBranches(List<String> chosen, boolean splice) {
    if (chosen.size() < 2) {
      throw AutogenException.usage(
          "A merge joins two revisions or more, but only %s is named. 'autogen heads' lists the heads."
              .formatted(String.join(", ", chosen)));
    }
    for (String id : chosen) {
      if (!graph.children(id).isEmpty() && !splice) {
        throw AutogenException.usage(
            "Revision %s is no head: %s %s after it. Name a head, or add --splice."
                .formatted(
                    id,
                    String.join(", ", new TreeSet<>(graph.children(id))),
                    graph.children(id).size() == 1 ? "comes" : "come"));
      }
      Set<String> after = new TreeSet<>(chosen);
      after.retainAll(graph.descendants(Set.of(id)));
      after.remove(id);
      if (splice && !after.isEmpty()) {
        throw AutogenException.usage(
            "Revision %s comes before %s already, so there is nothing to join."
                .formatted(id, after.iterator().next()));
      }
    }
  }

  /** A database may have the branches in any order, so each two of them must go together. */
  private void requireOneOutcome(List<String> heads) {
    BranchReplay replay = new BranchReplay(project);
    heads.forEach(head -> requireReplay(replay, head));
    for (int i = 0; i < heads.size(); i++) {
      for (int j = i + 1; j < heads.size(); j++) {
        requireOneOutcome(replay, heads.get(i), heads.get(j));
      }
    }
  }

  private void requireReplay(BranchReplay replay, String head) {
    new ModelHistory(project.revisions()).at(Set.of(head));
    replay
        .misfit(graph.inOrder(graph.ancestors(Set.of(head))))
        .ifPresent(
            reason -> {
              throw AutogenException.failed(
                  "The branch of %s cannot run by itself: %s. Correct it before it is merged."
                      .formatted(head, reason));
            });
  }

  private void requireOneOutcome(BranchReplay replay, String left, String right) {
    Set<String> ofLeft = graph.ancestors(Set.of(left));
    Set<String> ofRight = graph.ancestors(Set.of(right));
    Clashes forth = clashes(replay, ofLeft, ofRight);
    Optional<Clash> clash = forth.inEitherOrder();
    if (clash.isPresent()) {
      boolean rightFollows = forth.ofRightAfterLeft().isEmpty();
      boolean leftFollows = clashes(replay, ofRight, ofLeft).ofRightAfterLeft().isEmpty();
      String remedy =
          rightFollows
              ? rebase(ofRight, ofLeft, left)
              : leftFollows ? rebase(ofLeft, ofRight, right) : written(clash.get().other());
      throw AutogenException.failed(
          "%s and %s cannot be merged: %s. %s".formatted(left, right, clash.get(), remedy));
    }
  }

  private Clashes clashes(BranchReplay replay, Set<String> left, Set<String> right) {
    return new Clashes(
        replay,
        graph.inOrder(intersection(left, right)),
        graph.inOrder(minus(left, right)),
        graph.inOrder(minus(right, left)));
  }

  private static Set<String> intersection(Set<String> one, Set<String> other) {
    Set<String> both = new HashSet<>(one);
    both.retainAll(other);
    return both;
  }

  private static Set<String> minus(Set<String> from, Set<String> without) {
    Set<String> rest = new HashSet<>(from);
    rest.removeAll(without);
    return rest;
  }

  private String rebase(Set<String> moved, Set<String> there, String onto) {
    String first = graph.inOrder(minus(moved, there)).get(0).id();
    return "They go in one order: run 'autogen rebase %s --onto %s' instead."
        .formatted(first, onto);
  }

  private String written(RevisionHeader revision) {
    return Rebase.writtenAnew(project, revision);
  }
}
