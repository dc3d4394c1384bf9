package dev.autogen.engine;

import dev.autogen.revision.AutogenException;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionHeader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A revision's place in the graph.
 *
 * @param revises the ids of the revisions before it: none for a root, several for a merge
 * @param branchLabels names for the branch that starts with it
 * @param dependsOn ids or labels of revisions of other branches that must be applied before it
 */
public record Placement(List<String> revises, List<String> branchLabels, List<String> dependsOn) {

  /** The first revision of all. */
  static final Placement ROOT = new Placement(List.of(), List.of(), List.of());

  public Placement {
    revises = List.copyOf(revises);
    branchLabels = List.copyOf(branchLabels);
    dependsOn = List.copyOf(dependsOn);
  }

  /** Returns the ids of what a database has that has all before the revision. */
  Set<String> before(RevisionGraph graph) {
    Set<String> ids = new HashSet<>(revises);
    dependsOn.forEach(one -> ids.add(graph.labelled(one).orElse(one)));
    return graph.ancestors(ids);
  }

  /** Returns what the revision says of itself. */
  RevisionHeader header(String id, String message, String created, boolean baseline) {
    return new RevisionHeader(id, revises, message, created, baseline, branchLabels, dependsOn);
  }

  /**
   * Returns the labels if a new revision may have them.
   *
   * @throws AutogenException if one is taken, or cannot be told from the rest of an expression
   */
  static List<String> freeLabels(RevisionGraph graph, List<String> labels) {
    for (String label : labels) {
      graph.labelled(label).ifPresent(id -> refuse(label, "that of revision " + id + " already"));
      if (graph.find(label).isPresent()) {
        refuse(label, "a revision's id");
      }
    }
    if (Set.copyOf(labels).size() < labels.size()) {
      refuse(String.join(", ", labels), "given twice");
    }
    labels.forEach(label -> requireUsable(label.equals("new") ? "other" : "new", List.of(label)));
    return labels;
  }

  private static void refuse(String label, String reason) {
    throw AutogenException.usage(
        "The branch label %s is %s. Choose another --branch-label.".formatted(label, reason));
  }

  /**
   * Makes sure that a new revision may have an id.
   *
   * @param labels its own labels
   * @throws AutogenException if it is taken, or cannot be told from the rest of an expression
   */
  static void requireFree(RevisionGraph graph, String id, List<String> labels) {
    requireUsable(id, List.of());
    if (labels.contains(id)) {
      refuse(id, "the revision's own id");
    }
    if (graph.find(id).isPresent() || graph.labelled(id).isPresent()) {
      throw AutogenException.usage(
          "There is a %s %s already. Choose another --rev-id."
              .formatted(graph.find(id).isPresent() ? "revision" : "branch label", id));
    }
  }

  /** What is typed wrongly is wrong usage, while in a class it is a broken project. */
  private static void requireUsable(String id, List<String> labels) {
    try {
      RevisionHeader.of(id).withBranchLabels(labels.toArray(String[]::new));
    } catch (AutogenException unusable) {
      throw AutogenException.usage(unusable.getMessage());
    }
  }
}
