package dev.autogen.cli;

import dev.autogen.migration.MigrationPlan;
import dev.autogen.migration.MigrationResult;
import dev.autogen.migration.Migrator;
import dev.autogen.revision.AutogenException;
import picocli.CommandLine.Command;
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
