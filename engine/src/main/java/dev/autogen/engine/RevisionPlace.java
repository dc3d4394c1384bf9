package dev.autogen.engine;

import dev.autogen.revision.AutogenException;
import dev.autogen.revision.RevisionGraph;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Where in the graph the user wants a revision.
 *
 * @param head an expression for the revision before it, {@code base} for none; empty for the only
 *     head
 * @param splice whether the revision before it may have others after it, so that a branch starts
 * @param branchLabels names for the branch that starts with it
 * @param dependsOn expressions for revisions of other branches that must be applied before it
 */
public record RevisionPlace(
    Optional<String> head, boolean splice, List<String> branchLabels, List<String> dependsOn) {

  /** After the only head. */
  public static final RevisionPlace AT_HEAD =
      new RevisionPlace(Optional.empty(), false, List.of(), List.of());

  public RevisionPlace {
    branchLabels = List.copyOf(branchLabels);
    dependsOn = List.copyOf(dependsOn);
  }

  /**
   * Finds the place in a graph.
   *
   * @throws AutogenException if there are several heads and none is named (of kind QUESTION, for a
   *     flag answers it), an expression names nothing or what cannot be meant, or a label is taken
   */
  Placement in(RevisionGraph graph) {
    List<String> revises = head.map(text -> named(graph, text)).orElseGet(() -> onlyHead(graph));
    return new Placement(
        revises, Placement.freeLabels(graph, branchLabels), dependencies(graph, revises));
  }

  private static List<String> onlyHead(RevisionGraph graph) {
    Set<String> heads = graph.heads();
    if (heads.size() > 1) {
      String answers =
          heads.stream()
              .map(id -> "--head " + shortest(graph, id))
              .collect(Collectors.joining(" or "));
      throw AutogenException.question(
          "There are %d heads: %s. Run 'autogen merge' first, or name the one to go on from with %s."
              .formatted(heads.size(), String.join(", ", heads), answers));
    }
    return List.copyOf(heads);
  }

  /** A label says more than an id, where its branch has one head. */
  static String shortest(RevisionGraph graph, String head) {
    return graph.branchLabels(head).stream()
        .filter(label -> graph.resolve(label + "@heads", Set.of()).equals(Set.of(head)))
        .findFirst()
        .map(label -> label + "@head")
        .orElse(head);
  }

  private List<String> named(RevisionGraph graph, String text) {
    if (text.equals("base")) {
      return List.of();
    }
    Set<String> ids = graph.resolve(text, Set.of());
    if (ids.size() != 1) {
      throw AutogenException.usage(
          "--head takes one revision, but '%s' is given, which names %s. Write an id, LABEL@head, or base for a new root."
              .formatted(text, ids.isEmpty() ? "none" : String.join(", ", ids)));
    }
    String id = ids.iterator().next();
    if (!graph.children(id).isEmpty() && !splice) {
      throw AutogenException.usage(
          "Revision %s is no head: %s %s after it. Add --splice to start a branch there."
              .formatted(
                  id,
                  String.join(", ", new TreeSet<>(graph.children(id))),
                  graph.children(id).size() == 1 ? "comes" : "come"));
    }
    return List.of(id);
  }

  /** A label stays one: its branch may be written anew under other ids. */
  private List<String> dependencies(RevisionGraph graph, List<String> revises) {
    Set<String> before = graph.ancestors(revises);
    Set<String> dependencies = new LinkedHashSet<>();
    for (String text : dependsOn) {
      Set<String> ids = graph.resolve(text, Set.of());
      if (ids.isEmpty()) {
        throw AutogenException.usage(
            "--depends-on '%s' names no revision. Write an id, a label or LABEL@head."
                .formatted(text));
      }
      List<String> needless = ids.stream().filter(before::contains).toList();
      if (!needless.isEmpty()) {
        throw AutogenException.usage(
            "--depends-on %s says nothing: revision %s comes before the new one anyway. Leave it out."
                .formatted(text, needless.get(0)));
      }
      dependencies.addAll(graph.labelled(text).isPresent() ? List.of(text) : ids);
    }
    return new ArrayList<>(dependencies);
  }
}
