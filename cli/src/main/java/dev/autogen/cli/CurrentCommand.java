package dev.autogen.cli;

import dev.autogen.engine.Project;
import dev.autogen.migration.CurrentRevisions;
import dev.autogen.migration.HistoryRecord;
import dev.autogen.migration.MigrationListener;
import dev.autogen.migration.Migrator;
import dev.autogen.migration.UnknownRevision;
import dev.autogen.revision.AutogenException;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionHeader;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code autogen current}. */
@Command(
    name = "current",
    description = {
      "Print where the database is.",
      "",
      "Exit code with --check-heads 0: it has all revisions, or is ahead of them; 3: it lacks some;",
      "1: could not tell."
    },
    sortOptions = false)
final class CurrentCommand extends ProjectCommand {

  private static final Duration PAUSE = Duration.ofMillis(500);

  @Option(
      names = "--check-heads",
      description = "Tell by the exit code whether the database has all revisions.")
  boolean checkHeads;

  @Option(
      names = "--wait",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description =
          "With --check-heads: wait so long until it has, such as 90s or 5m; also for a database"
              + " that does not answer yet.")
  Duration patience;

  @Override
  int run(Project project) {
    if (patience != null && !checkHeads) {
      throw AutogenException.usage(
          "--wait waits for --check-heads. Add that, or leave out --wait.");
    }
    if (checkHeads) {
      project.revisions().requirePlace();
      project.revisions().requireWhole();
    }
    Migrator migrator =
        project.migrator(project.migrationOptions().build(), MigrationListener.NONE);
    Optional<List<RevisionHeader>> pending =
        checkHeads ? Optional.of(awaited(migrator)) : Optional.empty();
    CurrentRevisions current = migrator.current();
    if (autogen().json) {
      Json.print(out(), json(project, current, pending));
    } else {
      print(project, migrator, current);
    }
    boolean atHeads = pending.orElse(List.of()).isEmpty() && current.unfinished().isEmpty();
    if (!checkHeads || atHeads) {
      return DONE;
    }
    say(lacking(current, pending.orElse(List.of())));
    return DIFFERENT;
  }

  private static String lacking(CurrentRevisions current, List<RevisionHeader> pending) {
    if (pending.isEmpty()) {
      return "Database %s is not done. Run 'autogen upgrade heads'.".formatted(current.database());
    }
    String lacked =
        pending.size() == 1
            ? "revision " + pending.get(0).id()
            : "%d revisions, from %s to %s"
                .formatted(
                    pending.size(), pending.get(0).id(), pending.get(pending.size() - 1).id());
    return "Database %s lacks %s. Run 'autogen upgrade heads'."
        .formatted(current.database(), lacked);
  }

  /** Returns what the database lacks: nothing, or what is left when the patience is over. */
  private List<RevisionHeader> awaited(Migrator migrator) {
    long end = System.nanoTime() + (patience == null ? 0 : patience.toNanos());
    boolean told = false;
    while (true) {
      boolean over = System.nanoTime() >= end;
      try {
        List<RevisionHeader> pending = migrator.pending();
        if (pending.isEmpty() || over) {
          return pending;
        }
        told =
            tell(
                told,
                "Waiting for %d revision%s"
                    .formatted(pending.size(), pending.size() == 1 ? "" : "s"));
      } catch (AutogenException noAnswer) {
        if (over || noAnswer.kind() != AutogenException.Kind.FAILED) {
          throw noAnswer;
        }
        told = tell(told, "Waiting: " + noAnswer.getMessage());
      }
      pause();
    }
  }

  private boolean tell(boolean told, String line) {
    if (!told) {
      say(line);
    }
    return true;
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AutogenException.failed("Interrupted while waiting for the database.", e);
    }
  }

  private Map<String, Object> json(
      Project project, CurrentRevisions current, Optional<List<RevisionHeader>> pending) {
    RevisionGraph graph = project.revisions().graph();
    RevisionLines lines = new RevisionLines(autogen(), graph, Optional.of(current));
    List<Map<String, Object>> revisions = new ArrayList<>();
    for (String id : current.heads()) {
      graph.find(id).map(lines::json).ifPresent(revisions::add);
    }
    current.unknownRevisions().stream().map(CurrentCommand::json).forEach(revisions::add);
    Map<String, Object> object =
        Json.object(
            "database", current.database(),
            "schema", current.schema(),
            "revisions", revisions,
            "unfinished", current.unfinished());
    pending.ifPresent(
        missing -> {
          object.put("atHeads", missing.isEmpty() && current.unfinished().isEmpty());
          object.put("pending", missing.stream().map(RevisionHeader::id).toList());
        });
    return object;
  }

  private static Map<String, Object> json(UnknownRevision revision) {
    Map<String, Object> object = Json.object("id", revision.id(), "unknown", true);
    revision
        .passage()
        .ifPresent(
            passage -> {
              object.put("message", passage.message());
              object.put("appliedBy", passage.client());
              object.put("appliedAt", passage.started().toString());
            });
    return object;
  }

  private void print(Project project, Migrator migrator, CurrentRevisions current) {
    RevisionGraph graph = project.revisions().graph();
    RevisionLines lines = new RevisionLines(autogen(), graph, Optional.empty());
    if (current.heads().isEmpty()) {
      say(current.tracked() ? "At base: no revision is applied." : "No revision was ever applied.");
    }
    Map<String, HistoryRecord> passages =
        autogen().verbose ? passages(migrator.history()) : Map.of();
    for (String id : current.heads()) {
      out().println(graph.find(id).map(lines::line).orElse(id + " (unknown here)"));
      if (autogen().verbose) {
        graph
            .find(id)
            .map(header -> lines.details(project, header))
            .orElse(List.of())
            .forEach(detail -> out().println("    " + detail));
        Optional.ofNullable(passages.get(id))
            .ifPresent(passage -> out().println("    " + words(passage)));
      }
    }
    current.remarks(graph).forEach(this::say);
    current
        .unfinished()
        .forEach(words -> say("Unfinished: %s. 'autogen upgrade' goes on.".formatted(words)));
  }

  private static Map<String, HistoryRecord> passages(List<HistoryRecord> oldestFirst) {
    Map<String, HistoryRecord> last = new HashMap<>();
    oldestFirst.forEach(passage -> last.put(passage.revision(), passage));
    return last;
  }

  private static String words(HistoryRecord passage) {
    return "%s  %s by %s as %s%s"
        .formatted(
            passage.how() == HistoryRecord.How.STAMPED ? "stamped" : "applied",
            passage.started().truncatedTo(ChronoUnit.SECONDS),
            passage.client(),
            passage.databaseUser(),
            passage
                .duration()
                .filter(time -> passage.how() == HistoryRecord.How.EXECUTED)
                .map(time -> ", in " + MigrationProgress.shown(time))
                .orElse(""));
  }
}
