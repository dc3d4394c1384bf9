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
      "List the revisions, the newest first; on a terminal as a graph.",
      "",
      "* is applied, o is not; - where the database cannot be asked."
    },
    sortOptions = false)
final class HistoryCommand extends ProjectCommand {

  @Option(
      names = {"-r", "--rev-range"},
      paramLabel = "A:B",
      description = "Only these, both ends included; a missing end is base or head.")
  String range;

  @Option(
      names = {"-i", "--indicate-current"},
      description = "Fail if the database cannot say where it is; else that is only told.")
  boolean indicateCurrent;

  @Option(names = "--offline", description = "Do not ask the database what is applied.")
  boolean offline;

  @Option(
      names = "--graph",
      negatable = true,
      description = "Draw the graph, or do not; default: draw it on a terminal.")
  Boolean drawn;

  @Override
  int run(Project project) {
    if (offline && indicateCurrent) {
      throw AutogenException.usage(
          "--indicate-current and --offline exclude each other. Give one of them.");
    }
    boolean counts = range != null && RevisionLines.countsFromTheDatabase(range);
    if (offline && counts) {
      throw AutogenException.usage(
          "'%s' counts from where the database is, which --offline does not ask. Leave that out, or write ids."
              .formatted(range));
    }
    RevisionGraph graph = project.revisions().graph();
    if (graph.isEmpty()) {
      say("There is no revision in %s.".formatted(project.revisions().places()));
    }
    Optional<CurrentRevisions> current = offline ? Optional.empty() : current(project, counts);
    Set<String> ids = current.<Set<String>>map(CurrentRevisions::heads).orElse(Set.of());
    List<RevisionHeader> revisions = new ArrayList<>(chosen(graph, ids));
    Collections.reverse(revisions);
    RevisionLines lines = new RevisionLines(autogen(), graph, current);
    if (autogen().json) {
      Json.print(out(), revisions.stream().map(lines::json).toList());
    } else if (drawn == null ? terminal().interactive() : drawn) {
      draw(project, graph, revisions, lines);
    } else {
      list(project, revisions, lines);
    }
    return DONE;
  }

  private void list(Project project, List<RevisionHeader> revisions, RevisionLines lines) {
    for (RevisionHeader revision : revisions) {
      out().println(lines.symbol(revision) + " " + lines.line(revision));
      if (autogen().verbose) {
        lines.details(project, revision).forEach(detail -> out().println("    " + detail));
      }
    }
  }

  private void draw(
      Project project, RevisionGraph graph, List<RevisionHeader> revisions, RevisionLines lines) {
    List<GraphDrawing.Node> nodes = new ArrayList<>();
    for (RevisionHeader revision : BranchOrder.of(graph, revisions)) {
      List<String> texts = new ArrayList<>(List.of(lines.line(revision)));
      if (autogen().verbose) {
        texts.addAll(lines.details(project, revision));
      }
      nodes.add(
          new GraphDrawing.Node(revision.id(), revision.revises(), lines.symbol(revision), texts));
    }
    GraphDrawing.draw(nodes).forEach(out()::println);
  }

  private List<RevisionHeader> chosen(RevisionGraph graph, Set<String> current) {
    return range == null ? graph.sorted() : graph.between(graph.range(range, current));
  }

  /** The history can be read without a database; then it only does not tell what is applied. */
  private Optional<CurrentRevisions> current(Project project, boolean needed) {
    try {
      CurrentRevisions current =
          project.migrator(project.migrationOptions().build(), MigrationListener.NONE).current();
      if (needed) {
        current.requireKnown();
      }
      current.remarks(project.revisions().graph()).forEach(this::say);
      return Optional.of(current);
    } catch (AutogenException unreachable) {
      if (indicateCurrent || needed) {
        throw unreachable;
      }
      say(unreachable.getMessage());
      return Optional.empty();
    }
  }
}
