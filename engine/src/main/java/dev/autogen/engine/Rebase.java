package dev.autogen.engine;

import dev.autogen.engine.files.TextFile;
import dev.autogen.engine.revisions.RevisesRewriting;
import dev.autogen.engine.revisions.RevisionSource;
import dev.autogen.migration.CurrentRevisions;
import dev.autogen.revision.AutogenException;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionHeader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Moves a revision onto another head, as one does with one's own after others' came in by a git
 * merge. What comes after it follows; nothing but its {@code revises} is written.
 */
public final class Rebase {

  private final Project project;
  private final RevisionGraph graph;
  private final RevisionHeader revision;
  private final String onto;

  private Rebase(Project project, RevisionHeader revision, String onto) {
    this.project = project;
    this.graph = project.revisions().graph();
    this.revision = revision;
    this.onto = onto;
  }

  /**
   * Returns the move of a revision. Writes nothing.
   *
   * @param expression the revision
   * @param onto an expression for the head that it comes after; empty for the only other one
   * @throws AutogenException if they are not such, or the revision does not fit there: the message
   *     names the object and both revisions
   */
  public static Rebase of(Project project, String expression, Optional<String> onto) {
    project.revisions().requireWhole();
    RevisionGraph graph = project.revisions().graph();
    RevisionHeader revision = graph.get(one(graph, expression));
    if (revision.isMerge()) {
      throw AutogenException.usage(
          "Revision %s is a merge of %s, which only holds where it is. Move a revision of one of its branches."
              .formatted(revision.id(), String.join(", ", revision.revises())));
    }
    Set<String> followers = graph.descendants(Set.of(revision.id()));
    String target =
        onto.map(text -> one(graph, text)).orElseGet(() -> onlyOther(graph, revision, followers));
    Rebase rebase = new Rebase(project, revision, target);
    rebase.requirePossible(followers);
    return rebase;
  }

  private static String one(RevisionGraph graph, String expression) {
    Set<String> ids = graph.resolve(expression, Set.of());
    if (ids.size() != 1) {
      throw AutogenException.usage(
          "'%s' names %s, but one revision is asked for. Write an id."
              .formatted(expression, ids.isEmpty() ? "none" : String.join(", ", ids)));
    }
    return ids.iterator().next();
  }

  private static String onlyOther(
      RevisionGraph graph, RevisionHeader revision, Set<String> followers) {
    Set<String> others = new TreeSet<>(graph.heads());
    others.removeAll(followers);
    if (others.size() != 1) {
      throw others.isEmpty()
          ? AutogenException.usage(
              "There is no other head that %s could move onto. 'autogen history' shows the graph."
                  .formatted(revision.id()))
          : AutogenException.question(
              "There are %d other heads: %s. Name one with --onto."
                  .formatted(others.size(), String.join(", ", others)));
    }
    return others.iterator().next();
  }

  private void requirePossible(Set<String> followers) {
    if (followers.contains(onto)) {
      throw AutogenException.usage(
          onto.equals(revision.id())
              ? "Revision %s cannot come after itself. Name another head with --onto."
                  .formatted(onto)
              : "Revision %s needs %s, so it cannot come before it. Name another head with --onto."
                  .formatted(onto, revision.id()));
    }
    if (revision.revises().equals(List.of(onto))) {
      throw AutogenException.usage(
          "Revision %s comes after %s already.".formatted(revision.id(), onto));
    }
    if (!graph.heads().contains(onto)) {
      throw AutogenException.usage(
          "Revision %s is no head: %s comes after it. Name a head with --onto."
              .formatted(onto, graph.children(onto).iterator().next()));
    }
    requireFit();
  }

  /** What moves must run without what it leaves, and after what is there. */
  private void requireFit() {
    RevisionGraph moved = moved();
    Set<String> there = graph.ancestors(Set.of(onto));
    Set<String> left = new HashSet<>(graph.ancestors(revision.revises()));
    Set<String> common = new HashSet<>(left);
    common.retainAll(there);
    left.removeAll(there);
    Set<String> news = new HashSet<>(there);
    news.removeAll(common);
    Set<String> moving = new HashSet<>(moved.ancestors(moved.descendants(Set.of(revision.id()))));
    moving.removeAll(there);
    BranchReplay replay = new BranchReplay(project);
    List<RevisionHeader> alone = new ArrayList<>(moved.inOrder(common));
    alone.addAll(moved.inOrder(moving));
    replay.misfit(alone).ifPresent(reason -> refuseWithout(left, reason));
    new Clashes(replay, moved.inOrder(common), moved.inOrder(news), moved.inOrder(moving))
        .ofRightAfterLeft()
        .ifPresent(
            clash -> {
              throw AutogenException.failed(
                  "Revision %s cannot come after %s: %s. %s"
                      .formatted(revision.id(), onto, clash, writtenAnew(project, clash.other())));
            });
  }

  private void refuseWithout(Set<String> left, String reason) {
    if (left.isEmpty()) {
      throw AutogenException.failed(
          "The branch of %s cannot run by itself: %s. Correct it before it is moved."
              .formatted(revision.id(), reason));
    }
    throw AutogenException.failed(
        "Revision %s needs what stays behind: %s. Move its branch as a whole: 'autogen rebase %s --onto %s'."
            .formatted(revision.id(), reason, graph.inOrder(left).get(0).id(), onto));
  }

  private RevisionGraph moved() {
    return RevisionGraph.of(
        graph.sorted().stream()
            .map(header -> header.id().equals(revision.id()) ? revision.withRevises(onto) : header)
            .toList());
  }

  /** What to do about a revision that fits only where it was written. */
  static String writtenAnew(Project project, RevisionHeader revision) {
    RevisionSource source = project.revisions().source(revision.id());
    return "Take %s back where it is applied, delete %s with its .model, and run 'autogen revision' again: that writes what the entities still need."
        .formatted(revision.id(), project.revisions().shown(source.file()));
  }

  /** Returns the revision as it was. */
  public RevisionHeader revision() {
    return revision;
  }

  /** Returns the id of the revision that it comes after. */
  public String onto() {
    return onto;
  }

  /** Returns the ids of those that follow it, in order. */
  public List<String> followers() {
    List<String> ids = new ArrayList<>();
    graph
        .inOrder(graph.descendants(Set.of(revision.id())))
        .forEach(follower -> ids.add(follower.id()));
    ids.remove(revision.id());
    return ids;
  }

  /**
   * Makes sure that a database has not applied the revision.
   *
   * @throws AutogenException if it has, or if it cannot be told
   */
  public void requireUnapplied(CurrentRevisions current) {
    if (!current.unknown().isEmpty()) {
      throw AutogenException.failed(
          "Database %s is at revision %s, which is not here, so nobody can tell whether it has %s. Add --offline if it has not."
              .formatted(current.database(), current.unknown().first(), revision.id()));
    }
    boolean unfinished =
        current.unfinished().stream()
            .anyMatch(words -> words.contains(" of " + revision.id() + ","));
    if (unfinished || graph.ancestors(current.heads()).contains(revision.id())) {
      String before = revision.revises().isEmpty() ? "base" : revision.revises().get(0);
      throw AutogenException.failed(
          "Database %s has applied %s, so it stays where it is. Run 'autogen downgrade %s' first, or join the branches with 'autogen merge'."
              .formatted(current.database(), revision.id(), before));
    }
  }

  /**
   * Writes the one word in the class that says what the revision comes after.
   *
   * @return its source
   * @throws AutogenException if the class does not say it in a way that can be rewritten; then
   *     nothing is written
   */
  public RevisionSource write() {
    RevisionSource source = project.revisions().source(revision.id());
    String before = source.text();
    TextFile.write(source.file(), RevisesRewriting.of(source.className(), before, onto));
    project.revisions().refresh();
    if (!project.revisions().graph().parents(revision.id()).equals(Set.of(onto))) {
      TextFile.write(source.file(), before);
      project.revisions().refresh();
      throw AutogenException.failed(
          "The revises of %s cannot be rewritten. Write revises = \"%s\" yourself."
              .formatted(project.revisions().shown(source.file()), onto));
    }
    return source;
  }
}
