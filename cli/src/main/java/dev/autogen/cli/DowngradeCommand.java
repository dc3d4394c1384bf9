package dev.autogen.cli;

import dev.autogen.diff.OperationSummary;
import dev.autogen.engine.DowngradeWriter;
import dev.autogen.engine.DowngradeWriter.Written;
import dev.autogen.engine.Project;
import dev.autogen.migration.MigrationPlan;
import dev.autogen.migration.MigrationResult;
import dev.autogen.migration.Migrator;
import dev.autogen.postgresql.SqlRenderer;
import dev.autogen.revision.AutogenException;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
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
      arity = "0..1",
      paramLabel = "REV",
      defaultValue = "",
      description = "-N, REV-N, an id or its beginning, a class name, base; with --sql also A:B.")
  String target;

  @Option(
      names = "--from-history",
      description =
          "Take back what no class here has, such as another git branch's revisions, with the SQL that "
              + "autogen_history keeps: the newest first, down to REV or to the revisions that are "
              + "here.")
  boolean fromHistory;

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask whether the SQL of --from-history may run.")
  boolean yes;

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
    if (sql || dryRun || rehearse || fromHistory) {
      throw AutogenException.usage(
          "--write runs nothing. Leave out --sql, --dry-run, --rehearse and --from-history.");
    }
    Written written = new DowngradeWriter(project).write(target, force);
    String file = project.revisions().shown(written.source().file());
    if (autogen().json) {
      Json.print(out(), json(file, written));
    } else {
      out().println(file);
    }
    written.operations().forEach(operation -> say(OperationSummary.describe(operation)));
    written.notes().forEach(this::say);
    return DONE;
  }

  private static Map<String, Object> json(String file, Written written) {
    SqlRenderer renderer = new SqlRenderer();
    return Json.object(
        "id", written.source().header().id(),
        "file", file,
        "changes",
            written.operations().stream()
                .map(
                    operation ->
                        Json.object(
                            "summary", OperationSummary.describe(operation),
                            "sql", renderer.render(operation)))
                .toList(),
        "open", written.open(),
        "notes", written.notes());
  }

  @Override
  String target() {
    return target;
  }

  @Override
  void checkUsage() {
    if (!fromHistory && target.isEmpty()) {
      throw AutogenException.usage(
          "Say how far to go back: 'autogen downgrade -1', an id, or base.");
    }
    if (!fromHistory && yes) {
      throw AutogenException.usage("--yes answers the question of --from-history alone.");
    }
  }

  @Override
  MigrationPlan plan(Migrator migrator) {
    return fromHistory ? migrator.planFromHistory(target) : migrator.planDowngrade(target);
  }

  @Override
  MigrationResult migrate(Migrator migrator) {
    if (!fromHistory) {
      return migrator.downgrade(target);
    }
    MigrationPlan plan = migrator.planFromHistory(target);
    // Also with --quiet: it is what the question is about.
    showStatements(plan, terminal().err()::println);
    boolean refused = !plan.losses().isEmpty() || !plan.misfits().isEmpty();
    if (!plan.revisions().isEmpty() && !refused) {
      confirm(plan);
    }
    return migrator.downgradeFromHistory(target);
  }

  private void confirm(MigrationPlan plan) {
    if (yes) {
      return;
    }
    String what =
        "%s on database %s"
            .formatted(
                plan.revisions().size() == 1
                    ? "this downgrade"
                    : "these %d downgrades".formatted(plan.revisions().size()),
                plan.database());
    boolean agreed =
        terminal().interactive()
            && terminal()
                .reader()
                .apply("Run %s? [y/N]".formatted(what))
                .filter(answer -> answer.toLowerCase(Locale.ROOT).matches("y|yes"))
                .isPresent();
    if (!agreed) {
      throw AutogenException.question(
          "Nothing was run. If the SQL above is right, run again with --yes.");
    }
  }

  @Override
  MigrationResult rehearse(Migrator migrator) {
    return fromHistory ? migrator.rehearseFromHistory(target) : migrator.rehearseDowngrade(target);
  }

  @Override
  void script(Migrator migrator, Consumer<String> parts) {
    if (fromHistory) {
      parts.accept(migrator.scriptFromHistory(target));
      return;
    }
    if (!ScriptRange.isRange(target)) {
      throw AutogenException.usage(
          ("A script that goes down needs to know where the database is: 'autogen downgrade --sql"
                  + " FROM:%s'.")
              .formatted(target));
    }
    ScriptRange range =
        ScriptRange.of(target, "heads", "base").startingAt(() -> knownHeads(migrator));
    migrator.downgradeScript(range.from(), range.to(), parts);
  }

  @Override
  String nothingToDo(MigrationResult result) {
    return fromHistory
        ? "Nothing to take back: %s is at %s.".formatted(result.database(), heads(result.after()))
        : super.nothingToDo(result);
  }
}
