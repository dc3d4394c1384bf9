package dev.autogen.cli;

import dev.autogen.engine.Project;
import dev.autogen.migration.CurrentRevisions;
import dev.autogen.migration.MigrationOptions;
import dev.autogen.migration.MigrationPlan;
import dev.autogen.migration.MigrationResult;
import dev.autogen.migration.Migrator;
import dev.autogen.migration.PlannedRevision;
import dev.autogen.revision.AutogenException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** What {@code upgrade} and {@code downgrade} have in common. */
abstract class MigrationCommand extends ProjectCommand {

  private static final String ANY = "*";

  @Option(names = "--sql", description = "Print the SQL as a script; change nothing.")
  boolean sql;

  @Option(names = "--dry-run", description = "Read only, and print what would be run.")
  boolean dryRun;

  @Option(
      names = "--rehearse",
      description =
          "Run it in one transaction, print what was done with times, and roll it back. It takes the "
              + "same locks: for a copy of a database that others work on.")
  boolean rehearse;

  @Option(
      names = "--accept-loss",
      paramLabel = "T[.C]",
      arity = "0..1",
      fallbackValue = ANY,
      description =
          "Accept the loss of a table's rows or a column's values; without a name, of any, where "
              + "environment=development.")
  List<String> acceptLoss = List.of();

  @Option(
      names = "--wait",
      paramLabel = "DURATION",
      defaultValue = "5m",
      converter = DurationConverter.class,
      description =
          "How long to wait for another autogen at work on the database: 90s, 5m (default), 1h; 0 not "
              + "at all.")
  Duration wait;

  @Option(
      names = "--lock-timeout",
      paramLabel = "DURATION",
      defaultValue = "0",
      converter = DurationConverter.class,
      description =
          "How long a statement may wait for the lock of a table, such as 3s; default: as the server "
              + "says.")
  Duration lockTimeout;

  /** Checks what is given on the command line before anything is opened. */
  void checkUsage() {}

  /** Returns what names the revision to go to. */
  abstract String target();

  /** Returns what would be run; reads only. */
  abstract MigrationPlan plan(Migrator migrator);

  abstract MigrationResult migrate(Migrator migrator);

  abstract MigrationResult rehearse(Migrator migrator);

  /** Hands over the script, part by part. */
  abstract void script(Migrator migrator, Consumer<String> parts);

  /** Two scripts in one stream would both run where the first belongs. */
  @Override
  final Optional<String> oneDatabaseOnly() {
    return sql ? Optional.of("A script of --sql is for one database.") : Optional.empty();
  }

  @Override
  int run(Project project) {
    if ((sql ? 1 : 0) + (dryRun ? 1 : 0) + (rehearse ? 1 : 0) > 1) {
      throw AutogenException.usage(
          "--sql, --dry-run and --rehearse exclude each other. Give one of them.");
    }
    checkUsage();
    project.revisions().requirePlace();
    if (target().contains("head") || leavesOutAnEnd()) {
      project.revisions().requireWhole();
    }
    if (project.revisions().all().isEmpty()) {
      say("There is no revision in %s.".formatted(project.revisions().places()));
    }
    Migrator migrator =
        project.migrator(options(project), new MigrationProgress(autogen(), rehearse));
    if (sql) {
      printScript(parts -> script(migrator, parts));
    } else if (dryRun) {
      show(plan(migrator));
    } else {
      MigrationResult result = rehearse ? rehearse(migrator) : migrate(migrator);
      if (autogen().json) {
        Json.print(out(), MigrationJson.of(result, rehearse));
      }
      if (rehearse) {
        sayWhatWasRehearsed(result);
      } else {
        sayWhatWasDone(result);
      }
    }
    return DONE;
  }

  /** An end of a range that is left out may stand for the heads. */
  private boolean leavesOutAnEnd() {
    return sql && (target().startsWith(":") || target().endsWith(":"));
  }

  private MigrationOptions options(Project project) {
    Set<String> accepted = new LinkedHashSet<>(acceptLoss);
    boolean any = accepted.remove(ANY);
    return project
        .migrationOptions()
        .acceptedLosses(accepted)
        .acceptAllLosses(any)
        .lockWait(wait)
        .lockTimeout(lockTimeout)
        .build();
  }

  private void sayWhatWasDone(MigrationResult result) {
    switch (result.outcome()) {
      case CHANGED -> {}
      case NOTHING_TO_DO -> say(nothingToDo(result));
      case AHEAD ->
          say(
              "Database %s is ahead of this release, at %s. Nothing to do."
                  .formatted(result.database(), heads(result.after())));
    }
  }

  String nothingToDo(MigrationResult result) {
    return "Nothing to do: %s is at %s.".formatted(result.database(), heads(result.after()));
  }

  private void sayWhatWasRehearsed(MigrationResult result) {
    if (result.outcome() == MigrationResult.Outcome.CHANGED) {
      say(
          "Rolled back: %s is at %s, as before."
              .formatted(result.database(), heads(result.before())));
    } else {
      sayWhatWasDone(result);
    }
  }

  /** Returns where the database is, which must be at revisions that are here. */
  static Set<String> knownHeads(Migrator migrator) {
    CurrentRevisions current = migrator.current();
    current.requireKnown();
    return current.heads();
  }

  static String heads(Set<String> ids) {
    return ids.isEmpty() ? "base" : String.join(", ", ids);
  }

  private void show(MigrationPlan plan) {
    if (autogen().json) {
      Json.print(out(), MigrationJson.of(plan));
      return;
    }
    plan.stampedBaseline()
        .ifPresent(
            header ->
                out()
                    .println(
                        "-- record %s %s, all of which is there"
                            .formatted(header.id(), PlainText.of(header.message()))));
    if (plan.revisions().isEmpty() && plan.stampedBaseline().isEmpty()) {
      say("Nothing to do.");
    }
    showStatements(plan, out()::println);
    sayWhatIsInTheWay(plan);
  }

  static void showStatements(MigrationPlan plan, Consumer<String> lines) {
    for (PlannedRevision revision : plan.revisions()) {
      lines.accept(
          "-- %s %s".formatted(revision.direction().word(), PlainText.of(revision.title())));
      if (plan.done().containsKey(revision.id())) {
        lines.accept("-- done already: %s".formatted(plan.done().get(revision.id())));
      }
      revision.statements().forEach(statement -> lines.accept(statement + ";"));
    }
  }

  private void sayWhatIsInTheWay(MigrationPlan plan) {
    plan.misfits().forEach(misfit -> say("Would be refused: " + misfit));
    plan.losses().forEach(loss -> say("Would be refused without --accept-loss: " + loss));
  }
}
