package dev.autogen.cli;

import dev.autogen.engine.Project;
import dev.autogen.migration.MigrationOptions;
import dev.autogen.migration.MigrationPlan;
import dev.autogen.migration.MigrationResult;
import dev.autogen.migration.Migrator;
import dev.autogen.migration.PlannedRevision;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** What {@code upgrade} and {@code downgrade} have in common. */
abstract class MigrationCommand extends ProjectCommand {

  private static final String ANY = "*";

  @Option(names = "--sql", description = "Print the SQL as a script; change nothing.")
  boolean sql;

  @Option(names = "--dry-run", description = "Read only, and print what would be run.")
  boolean dryRun;

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
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "How long to wait for another autogen at work on the database.")
  int waitSeconds;

  abstract String target();

  abstract MigrationPlan plan(Migrator migrator);

  abstract MigrationResult migrate(Migrator migrator);

  abstract String script(Migrator migrator, String from, String to);

  /** Where a script starts when the target is no range. */
  abstract String scriptStart();

  @Override
  int run(Project project) {
    Set<String> accepted = new LinkedHashSet<>(acceptLoss);
    boolean any = accepted.remove(ANY);
    MigrationOptions options =
        project
            .migrationOptions()
            .acceptedLosses(accepted)
            .acceptAllLosses(any)
            .lockWait(Duration.ofSeconds(waitSeconds))
            .build();
    Migrator migrator = project.migrator(options, new MigrationProgress(autogen()));
    if (sql) {
      out().print(script(migrator));
      return DONE;
    }
    if (dryRun) {
      show(plan(migrator));
      return DONE;
    }
    MigrationResult result = migrate(migrator);
    switch (result.outcome()) {
      case CHANGED -> {}
      case NOTHING_TO_DO ->
          say("Nothing to do: %s is at %s.".formatted(result.database(), heads(result)));
      case AHEAD ->
          say(
              "Database %s is ahead of this release, at %s. Nothing to do."
                  .formatted(result.database(), heads(result)));
    }
    return DONE;
  }

  private String script(Migrator migrator) {
    int colon = target().indexOf(':');
    if (colon < 0) {
      return script(migrator, scriptStart(), target());
    }
    String from = target().substring(0, colon);
    String to = target().substring(colon + 1);
    return script(migrator, from.isEmpty() ? "base" : from, to.isEmpty() ? "head" : to);
  }

  private static String heads(MigrationResult result) {
    return result.after().isEmpty() ? "base" : String.join(", ", result.after());
  }

  private void show(MigrationPlan plan) {
    plan.stampedBaseline()
        .ifPresent(
            header ->
                out()
                    .println(
                        "-- record %s %s, all of which is there"
                            .formatted(header.id(), header.message())));
    if (plan.revisions().isEmpty() && plan.stampedBaseline().isEmpty()) {
      say("Nothing to do.");
    }
    for (PlannedRevision revision : plan.revisions()) {
      out().println("-- %s %s".formatted(revision.direction().word(), revision.title()));
      revision.statements().forEach(statement -> out().println(statement + ";"));
    }
    plan.misfits().forEach(misfit -> say("Would be refused: " + misfit));
    plan.losses().forEach(loss -> say("Would be refused without --accept-loss: " + loss));
  }
}
