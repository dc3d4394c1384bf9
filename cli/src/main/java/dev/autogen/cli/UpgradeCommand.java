package dev.autogen.cli;

import dev.autogen.migration.MigrationPlan;
import dev.autogen.migration.MigrationResult;
import dev.autogen.migration.Migrator;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code autogen upgrade}. */
@Command(
    name = "upgrade",
    description = "Run the revisions that the database does not have, up to one of them.",
    sortOptions = false)
final class UpgradeCommand extends MigrationCommand {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "REV",
      defaultValue = "head",
      description =
          "head (default), an id or its beginning, a class name, +N, REV+N; with --sql also A:B.")
  String target;

  @Override
  String target() {
    return target;
  }

  @Override
  MigrationPlan plan(Migrator migrator) {
    return migrator.planUpgrade(target);
  }

  @Override
  MigrationResult migrate(Migrator migrator) {
    return migrator.upgrade(target);
  }

  @Override
  MigrationResult rehearse(Migrator migrator) {
    return migrator.rehearse(target);
  }

  @Override
  void script(Migrator migrator, Consumer<String> parts) {
    ScriptRange range =
        ScriptRange.of(target, "base", "head").startingAt(() -> knownHeads(migrator));
    migrator.upgradeScript(range.from(), range.to(), parts);
  }
}
