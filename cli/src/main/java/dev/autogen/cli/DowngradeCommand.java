package dev.autogen.cli;

import dev.autogen.diff.OperationSummary;
import dev.autogen.engine.DowngradeWriter;
import dev.autogen.engine.DowngradeWriter.Written;
import dev.autogen.engine.Project;
import dev.autogen.migration.MigrationPlan;
import dev.autogen.migration.MigrationResult;
import dev.autogen.migration.Migrator;
import dev.autogen.revision.AutogenException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code autogen downgrade}. */
@Command(
    name = "downgrade",
    description = "Undo revisions, down to one of them, which stays.",
    sortOptions = false)
final class DowngradeCommand extends MigrationCommand {

  @Parameters(
      index = "0",
      paramLabel = "REV",
      description = "-N, REV-N, an id or its beginning, a class name, base; with --sql also A:B.")
  String target;

  @Option(
      names = "--write",
      description =
          "Run nothing: fill in the downgrade method of REV, which was written by hand, with what "
              + "undoes its upgrade.")
  boolean write;

  @Option(names = "--force", description = "With --write, replace a downgrade that is not empty.")
  boolean force;

  @Override
  int run(Project project) {
    if (!write) {
      if (force) {
        throw AutogenException.usage("--force is for --write alone.");
      }
      return super.run(project);
    }
    if (sql || dryRun) {
      throw AutogenException.usage("--write runs nothing. Leave out --sql and --dry-run.");
    }
    Written written = new DowngradeWriter(project).write(target, force);
    out().println(project.revisions().shown(written.source().file()));
    written.operations().forEach(operation -> say(OperationSummary.describe(operation)));
    return DONE;
  }

  @Override
  String target() {
    return target;
  }

  @Override
  String scriptStart() {
    throw AutogenException.usage(
        "A script that goes down needs both ends: 'autogen downgrade --sql FROM:TO'.");
  }

  @Override
  MigrationPlan plan(Migrator migrator) {
    return migrator.planDowngrade(target);
  }

  @Override
  MigrationResult migrate(Migrator migrator) {
    return migrator.downgrade(target);
  }

  @Override
  String script(Migrator migrator, String from, String to) {
    return migrator.downgradeScript(from, to);
  }
}
