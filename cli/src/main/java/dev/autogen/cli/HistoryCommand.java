package dev.autogen.cli;

import dev.autogen.engine.Project;
import dev.autogen.migration.CurrentRevisions;
import dev.autogen.migration.MigrationListener;
import dev.autogen.revision.AutogenException;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionHeader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code autogen history}. */
@Command(
    name = "history",
    description = {
      "List the revisions, the newest first.",
      "* is applied, o is not; - where the database cannot be asked."
    },
    sortOptions = false)
final class HistoryCommand extends ProjectCommand {

  @Option(
      names = {"-r", "--rev-range"},
      paramLabel = "A:B",
      description = "Only these, both ends included; a missing end is base or head.")
  String range;

  @Option(names = "--offline", description = "Do not ask the database what is applied.")
  boolean offline;

  @Override
  int run(Project project) {
    RevisionGraph graph = project.revisions().graph();
    Optional<Set<String>> current = offline ? Optional.empty() : current(project);
    List<RevisionHeader> revisions = new ArrayList<>(chosen(graph, current.orElse(Set.of())));
    Collections.reverse(revisions);
    RevisionLines lines = new RevisionLines(autogen(), graph, current);
    if (autogen().json) {
      Json.print(out(), revisions.stream().map(lines::json).toList());
      return DONE;
    }
    for (RevisionHeader revision : revisions) {
      out().println(lines.symbol(revision) + " " + lines.line(revision));
      if (autogen().verbose) {
        lines.details(revision).forEach(detail -> out().println("    " + detail));
        out()
            .println(
                "    " + project.revisions().shown(project.revisions().get(revision.id()).place()));
      }
    }
    return DONE;
  }

  private List<RevisionHeader> chosen(RevisionGraph graph, Set<String> current) {
    return range == null ? graph.sorted() : graph.between(graph.range(range, current));
  }

  /** The history can be read without a database; then it only does not tell what is applied. */
  private Optional<Set<String>> current(Project project) {
    try {
      CurrentRevisions current =
          project.migrator(project.migrationOptions().build(), MigrationListener.NONE).current();
      current.unknownRevisions().forEach(revision -> say(revision.remedy()));
      return Optional.of(current.heads());
    } catch (AutogenException unreachable) {
      say(unreachable.getMessage());
      return Optional.empty();
    }
  }
}
