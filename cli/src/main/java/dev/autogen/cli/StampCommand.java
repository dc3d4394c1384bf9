package dev.autogen.cli;

import dev.autogen.engine.Project;
import dev.autogen.migration.MigrationResult;
import dev.autogen.migration.MigrationResult.Outcome;
import dev.autogen.migration.Migrator;
import dev.autogen.revision.AutogenException;
import dev.autogen.revision.RevisionRange;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code autogen stamp}. */
@Command(
    name = "stamp",
    description = {
      "Record where the database is, without running anything.",
      "",
      "Other branches stay where they are. Nothing but autogen's own tables is changed."
    },
    sortOptions = false)
final class StampCommand extends ProjectCommand {

  @Parameters(
      arity = "1..*",
      paramLabel = "REV",
      description =
          "Ids, head, heads, LABEL@head, base for none, LABEL@base for none of a branch; one for"
              + " each branch.")
  List<String> revisions;

  @Option(
      names = "--purge",
      description = "Replace whatever is recorded, revisions that are not here included.")
  boolean purge;

  @Option(
      names = "--sql",
      description =
          "Print the SQL as a script; change nothing. FROM:REV for a database at FROM, REV for one"
              + " without autogen's tables.")
  boolean sql;

  @Override
  int run(Project project) {
    project.revisions().requirePlace();
    if (revisions.stream().anyMatch(one -> one.contains("head") || one.endsWith(":"))) {
      project.revisions().requireWhole();
    }
    Migrator migrator =
        project.migrator(project.migrationOptions().build(), new MigrationProgress(autogen()));
    if (sql) {
      printScript(parts -> parts.accept(script(migrator)));
      return DONE;
    }
    MigrationResult result = migrator.stamp(revisions, purge);
    if (autogen().json) {
      Json.print(out(), MigrationJson.of(result, false));
    }
    if (result.outcome() == Outcome.NOTHING_TO_DO) {
      say("Nothing to do: %s is at %s.".formatted(result.database(), at(result)));
    } else {
      say("Recorded: %s is at %s.".formatted(result.database(), at(result)));
    }
    return DONE;
  }

  private static String at(MigrationResult result) {
    return result.after().isEmpty() ? "base" : String.join(", ", result.after());
  }

  private String script(Migrator migrator) {
    if (purge) {
      throw AutogenException.usage(
          "--purge replaces what a database has recorded, which a script cannot see. Leave out --purge or --sql.");
    }
    String first = revisions.get(0);
    if (revisions.size() > 1 || !RevisionRange.isRange(first)) {
      return migrator.stampScript("base", revisions);
    }
    int colon = first.indexOf(':');
    String from = first.substring(0, colon);
    return migrator.stampScript(
        from.isEmpty() ? "base" : from, List.of(first.substring(colon + 1)));
  }
}
