package dev.autogen.cli;

import dev.autogen.engine.Project;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionHeader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code autogen heads}. */
@Command(
    name = "heads",
    description = "Print the revisions that no other revises.",
    sortOptions = false)
final class HeadsCommand extends ProjectCommand {

  @Option(
      names = "--resolve-dependencies",
      description = "Leave out those that another branch depends on: it brings them along.")
  boolean resolveDependencies;

  @Override
  int run(Project project) {
    project.revisions().requirePlace();
    RevisionGraph graph = project.revisions().graph();
    RevisionLines lines = new RevisionLines(autogen(), graph, Optional.empty());
    Set<String> ids = resolveDependencies ? graph.effectiveHeads() : graph.heads();
    List<RevisionHeader> heads = ids.stream().map(graph::get).toList();
    if (autogen().json) {
      Json.print(out(), heads.stream().map(lines::json).toList());
      return DONE;
    }
    for (RevisionHeader head : heads) {
      out().println(lines.line(head));
      if (autogen().verbose) {
        lines.details(project, head).forEach(detail -> out().println("    " + detail));
      }
    }
    return DONE;
  }
}
