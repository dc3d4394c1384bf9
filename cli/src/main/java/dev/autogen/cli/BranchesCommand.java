package dev.autogen.cli;

import dev.autogen.engine.Project;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionHeader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import picocli.CommandLine.Command;

/** {@code autogen branches}. */
@Command(
    name = "branches",
    description = "Print where branches start: a revision that several revise, and those.",
    sortOptions = false)
final class BranchesCommand extends ProjectCommand {

  @Override
  int run(Project project) {
    RevisionGraph graph = project.revisions().graph();
    RevisionLines lines = new RevisionLines(autogen(), graph, Optional.empty());
    List<RevisionHeader> starts =
        graph.sorted().stream().filter(one -> graph.children(one.id()).size() > 1).toList();
    if (autogen().json) {
      Json.print(out(), starts.stream().map(start -> json(graph, lines, start)).toList());
      return DONE;
    }
    for (RevisionHeader start : starts) {
      print(project, lines, start, "");
      children(graph, start).forEach(child -> print(project, lines, child, "    "));
    }
    return DONE;
  }

  private static List<RevisionHeader> children(RevisionGraph graph, RevisionHeader start) {
    return new TreeSet<>(graph.children(start.id())).stream().map(graph::get).toList();
  }

  private static Map<String, Object> json(
      RevisionGraph graph, RevisionLines lines, RevisionHeader start) {
    Map<String, Object> object = lines.json(start);
    object.put("branches", children(graph, start).stream().map(lines::json).toList());
    return object;
  }

  private void print(Project project, RevisionLines lines, RevisionHeader header, String indent) {
    out().println(indent + (indent.isEmpty() ? "" : "-> ") + lines.line(header));
    if (autogen().verbose) {
      lines.details(project, header).forEach(detail -> out().println(indent + "    " + detail));
    }
  }
}
