package dev.autogen.cli;

import dev.autogen.engine.Project;
import dev.autogen.migration.CurrentRevisions;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** Revisions as lines and as JSON, with what is known of them: head, applied, branch, merge. */
final class RevisionLines {

  private final AutogenCommand autogen;
  private final RevisionGraph graph;
  private final Set<String> heads;
  private final Optional<SortedSet<String>> current;
  private final Set<String> applied;

  /**
   * Lines for the revisions of a graph.
   *
   * @param current where the database is; empty when nobody asked it
   */
  RevisionLines(AutogenCommand autogen, RevisionGraph graph, Optional<CurrentRevisions> current) {
    this.autogen = autogen;
    this.graph = graph;
    this.heads = graph.heads();
    this.current = current.map(CurrentRevisions::heads);
    this.applied = current.map(one -> graph.ancestors(one.newestKnown())).orElse(Set.of());
  }

  /** Tells whether what an expression names depends on where the database is. */
  static boolean countsFromTheDatabase(String expression) {
    return expression.contains("current") || expression.matches("(.*[@:])?[+-].*");
  }

  /** Returns a line such as {@code ae1027a6acf0 (head, current) added published column}. */
  String line(RevisionHeader header) {
    List<String> marks = marks(header);
    String words = marks.isEmpty() ? "" : " (" + String.join(", ", marks) + ")";
    return "%s%s  %s"
        .formatted(autogen.highlighted(header.id()), words, PlainText.of(header.message()))
        .stripTrailing();
  }

  private List<String> marks(RevisionHeader header) {
    List<String> marks = new ArrayList<>(header.branchLabels());
    if (heads.contains(header.id())) {
      marks.add("head");
    }
    if (current.filter(ids -> ids.contains(header.id())).isPresent()) {
      marks.add("current");
    }
    if (graph.children(header.id()).size() > 1) {
      marks.add("branchpoint");
    }
    if (header.revises().size() > 1) {
      marks.add("mergepoint");
    }
    if (header.baseline()) {
      marks.add("baseline");
    }
    if (!header.dependsOn().isEmpty()) {
      marks.add("depends on " + String.join(" and ", header.dependsOn()));
    }
    return marks;
  }

  /** Returns what stands before a line of the history: applied, not applied, or not known. */
  String symbol(RevisionHeader header) {
    if (current.isEmpty()) {
      return "-";
    }
    return applied.contains(header.id()) ? "*" : "o";
  }

  /** Returns the details of a revision, a line each. */
  List<String> details(RevisionHeader header) {
    List<String> lines = new ArrayList<>();
    lines.add("created  " + PlainText.of(header.created()));
    if (!header.revises().isEmpty()) {
      lines.add("revises  " + String.join(", ", header.revises()));
    }
    if (!header.dependsOn().isEmpty()) {
      lines.add("depends on  " + String.join(", ", header.dependsOn()));
    }
    Set<String> labels = graph.branchLabels(header.id());
    if (!labels.isEmpty()) {
      lines.add((labels.size() == 1 ? "branch  " : "branches  ") + String.join(", ", labels));
    }
    return lines;
  }

  /** Returns the details of a revision, a line each, with where its class is. */
  List<String> details(Project project, RevisionHeader header) {
    List<String> lines = details(header);
    lines.add(project.revisions().shown(project.revisions().get(header.id()).place()));
    return lines;
  }

  /** Returns a revision for JSON. */
  Map<String, Object> json(RevisionHeader header) {
    Map<String, Object> object =
        Json.object(
            "id", header.id(),
            "revises", header.revises(),
            "message", header.message(),
            "created", header.created(),
            "head", heads.contains(header.id()),
            "branchLabels", header.branchLabels(),
            "dependsOn", header.dependsOn());
    current.ifPresent(
        ids -> {
          object.put("current", ids.contains(header.id()));
          object.put("applied", applied.contains(header.id()));
        });
    return object;
  }
}
