package dev.autogen.cli;

import dev.autogen.engine.Project;
import dev.autogen.migration.CurrentRevisions;
import dev.autogen.migration.MigrationListener;
import dev.autogen.revision.RevisionGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code autogen current}. */
@Command(name = "current", description = "Print where the database is.", sortOptions = false)
final class CurrentCommand extends ProjectCommand {

  @Override
  int run(Project project) {
    CurrentRevisions current =
        project.migrator(project.migrationOptions().build(), MigrationListener.NONE).current();
    RevisionGraph graph = project.revisions().graph();
    RevisionLines lines = new RevisionLines(autogen(), graph, Optional.of(current.heads()));
    if (autogen().json) {
      List<Map<String, Object>> revisions = new ArrayList<>();
      for (String id : current.heads()) {
        revisions.add(
            graph
                .find(id)
                .map(lines::json)
                .orElseGet(() -> Json.object("id", id, "unknown", true)));
      }
      Json.print(
          out(),
          Json.object(
              "database", current.database(),
              "schema", current.schema(),
              "revisions", revisions,
              "unfinished", current.unfinished()));
      return DONE;
    }
    RevisionLines withoutCurrent = new RevisionLines(autogen(), graph, Optional.empty());
    if (current.heads().isEmpty()) {
      say(current.tracked() ? "At base: no revision is applied." : "No revision was ever applied.");
    }
    for (String id : current.heads()) {
      out().println(graph.find(id).map(withoutCurrent::line).orElse(id + " (unknown here)"));
    }
    current.unknownRevisions().forEach(revision -> say(revision.remedy()));
    current
        .unfinished()
        .forEach(words -> say("Unfinished: %s. 'autogen upgrade' goes on.".formatted(words)));
    return DONE;
  }
}
