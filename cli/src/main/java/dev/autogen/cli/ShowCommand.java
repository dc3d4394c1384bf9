package dev.autogen.cli;

import dev.autogen.engine.Project;
import dev.autogen.engine.RevisionSource;
import dev.autogen.postgresql.SqlRenderer;
import dev.autogen.revision.LoadedRevision;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionHeader;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code autogen show}. */
@Command(name = "show", description = "Print a revision: its class, or its SQL.", sortOptions = false)
final class ShowCommand extends ProjectCommand {

  @Parameters(
      index = "0",
      paramLabel = "REV",
      description = "An id or its beginning, a class name, head, current.")
  String revision;

  @Option(names = "--sql", description = "Print the SQL of both directions instead of the class.")
  boolean sql;

  @Override
  int run(Project project) {
    RevisionGraph graph = project.revisions().graph();
    Set<String> current = revision.contains("current") ? project.currentHeads() : Set.of();
    RevisionLines lines = new RevisionLines(graph, Optional.empty());
    for (String id : graph.resolve(revision, current)) {
      RevisionHeader header = graph.get(id);
      RevisionSource source = project.revisions().source(id);
      if (sql) {
        printSql(project, header);
      } else {
        say(lines.line(header));
        lines.details(header).forEach(this::say);
        say(project.revisions().shown(source.file()));
        out().print(source.text());
      }
    }
    return DONE;
  }

  private void printSql(Project project, RevisionHeader header) {
    LoadedRevision loaded = project.revisions().revisions().get(header.id());
    SqlRenderer renderer = new SqlRenderer();
    out().println("-- upgrade %s: %s".formatted(header.id(), header.message()));
    out().print(renderer.script(loaded.upgradeOperations()));
    out().println();
    out().println("-- downgrade %s: %s".formatted(header.id(), header.message()));
    out().print(renderer.script(loaded.downgradeOperations()));
  }
}
