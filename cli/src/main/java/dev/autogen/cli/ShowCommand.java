package dev.autogen.cli;

import dev.autogen.engine.FoundRevision;
import dev.autogen.engine.Project;
import dev.autogen.engine.RevisionSource;
import dev.autogen.operation.Operation;
import dev.autogen.postgresql.SqlRenderer;
import dev.autogen.revision.LoadedRevision;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionHeader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code autogen show}. */
@Command(
    name = "show",
    description = "Print a revision: its class, or its SQL.",
    sortOptions = false)
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
    RevisionLines lines = new RevisionLines(autogen(), graph, Optional.empty());
    for (String id : graph.resolve(revision, current)) {
      RevisionHeader header = graph.get(id);
      FoundRevision found = project.revisions().get(id);
      if (autogen().json) {
        Json.print(out(), json(project, lines.json(header), found));
      } else if (sql) {
        out().print(sql(project, header));
      } else {
        say(lines.line(header));
        lines.details(header).forEach(this::say);
        say(project.revisions().shown(found.place()));
        // A class without its source is shown by what it does.
        out().print(found instanceof RevisionSource source ? source.text() : sql(project, header));
      }
    }
    return DONE;
  }

  private static Map<String, Object> json(
      Project project, Map<String, Object> revision, FoundRevision found) {
    LoadedRevision loaded = project.revisions().revisions().get(found.header().id());
    revision.put("className", found.className());
    revision.put("file", project.revisions().shown(found.place()));
    revision.put("upgrade", statements(loaded.upgradeOperations(project.context())));
    revision.put("downgrade", statements(loaded.downgradeOperations(project.context())));
    return revision;
  }

  private static List<String> statements(List<Operation> operations) {
    SqlRenderer renderer = new SqlRenderer();
    return operations.stream().flatMap(operation -> renderer.render(operation).stream()).toList();
  }

  // The whole text first: a class that does not compile must leave nothing on standard output.
  private static String sql(Project project, RevisionHeader header) {
    LoadedRevision loaded = project.revisions().revisions().get(header.id());
    SqlRenderer renderer = new SqlRenderer();
    return comment("upgrade", header)
        + renderer.script(loaded.upgradeOperations(project.context()))
        + "\n"
        + comment("downgrade", header)
        + renderer.script(loaded.downgradeOperations(project.context()));
  }

  private static String comment(String direction, RevisionHeader header) {
    String message = header.message().lines().collect(Collectors.joining(" "));
    return "-- %s %s: %s".formatted(direction, header.id(), message).stripTrailing() + "\n";
  }
}
