package dev.autogen.cli;

import dev.autogen.engine.Project;
import dev.autogen.engine.revisions.FoundRevision;
import dev.autogen.engine.revisions.RevisionSource;
import dev.autogen.operation.Operation;
import dev.autogen.postgresql.SqlRenderer;
import dev.autogen.revision.AutogenException;
import dev.autogen.revision.LoadedRevision;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionHeader;
import dev.autogen.revision.RevisionRange;
import java.util.LinkedHashSet;
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
    description = "Print revisions: their classes, or their SQL.",
    sortOptions = false)
final class ShowCommand extends ProjectCommand {

  @Parameters(
      arity = "1..*",
      paramLabel = "REV",
      description =
          "Ids or their beginnings, class names, head, heads, current, ID-1, LABEL@head, or a range"
              + " A:B.")
  List<String> expressions;

  @Option(names = "--sql", description = "Print the SQL of both directions instead of the class.")
  boolean sql;

  @Override
  int run(Project project) {
    RevisionGraph graph = project.revisions().graph();
    List<RevisionHeader> revisions = chosen(project, graph);
    RevisionLines lines = new RevisionLines(autogen(), graph, Optional.empty());
    if (autogen().json) {
      List<Map<String, Object>> objects =
          revisions.stream()
              .map(header -> json(project, lines.json(header), found(project, header)))
              .toList();
      Json.print(out(), namesOne() && objects.size() == 1 ? objects.get(0) : objects);
    } else if (sql) {
      out()
          .print(
              revisions.stream()
                  .map(header -> sql(project, header))
                  .collect(Collectors.joining("\n")));
    } else {
      for (RevisionHeader header : revisions) {
        say(lines.line(header));
        lines.details(project, header).forEach(this::say);
        // A class without its source is shown by what it does.
        out()
            .print(
                found(project, header) instanceof RevisionSource source
                    ? source.text()
                    : sql(project, header));
      }
    }
    return DONE;
  }

  /** Whether it is clear from the words alone that one revision is meant. */
  private boolean namesOne() {
    return expressions.size() == 1
        && !RevisionRange.isRange(expressions.get(0))
        && !expressions.get(0).endsWith("heads");
  }

  private List<RevisionHeader> chosen(Project project, RevisionGraph graph) {
    // What counts from the database needs it; nothing else does.
    boolean asks = expressions.stream().anyMatch(RevisionLines::countsFromTheDatabase);
    Set<String> current = asks ? project.knownHeads() : Set.of();
    Set<RevisionHeader> chosen = new LinkedHashSet<>();
    for (String expression : expressions) {
      List<RevisionHeader> named =
          RevisionRange.isRange(expression)
              ? graph.between(graph.range(expression, current))
              : graph.inOrder(graph.resolve(expression, current));
      if (named.isEmpty()) {
        throw AutogenException.failed(
            "'%s' names no revision: there is nothing to show at base.".formatted(expression));
      }
      chosen.addAll(named);
    }
    return List.copyOf(chosen);
  }

  private static FoundRevision found(Project project, RevisionHeader header) {
    return project.revisions().get(header.id());
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
    return "-- %s %s: %s"
            .formatted(direction, header.id(), PlainText.of(header.message()))
            .stripTrailing()
        + "\n";
  }
}
