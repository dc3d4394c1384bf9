package dev.autogen.cli;

import dev.autogen.engine.Project;
import dev.autogen.revision.RevisionGraph;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code autogen heads}. */
@Command(
    name = "heads",
    description = "Print the revisions that no other revises.",
    sortOptions = false)
final class HeadsCommand extends ProjectCommand {

  @Override
  int run(Project project) {
    RevisionGraph graph = project.revisions().graph();
    RevisionLines lines = new RevisionLines(autogen(), graph, Optional.empty());
    if (autogen().json) {
      Json.print(out(), graph.heads().stream().map(graph::get).map(lines::json).toList());
    } else {
      graph.heads().forEach(id -> out().println(lines.line(graph.get(id))));
    }
    return DONE;
  }
}
