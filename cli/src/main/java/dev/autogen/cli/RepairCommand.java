package dev.autogen.cli;

import dev.autogen.engine.Project;
import dev.autogen.engine.Repair;
import dev.autogen.postgresql.SqlRenderer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code autogen repair}. */
@Command(
    name = "repair",
    description = "Put this database back to what its revisions say.",
    sortOptions = false)
final class RepairCommand extends FilteredCommand {

  private static final String ANY = "*";

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PATTERN",
      defaultValue = "*",
      description =
          "Which objects, such as posts or 'posts.*', or which kind of difference; default: all.")
  String pattern;

  @Option(names = "--sql", description = "Print the SQL; change nothing.")
  boolean sql;

  @Option(
      names = "--accept-loss",
      paramLabel = "T[.C]",
      arity = "0..1",
      fallbackValue = ANY,
      description = "Accept the loss of a table's rows or a column's values.")
  List<String> acceptLoss = List.of();

  @Override
  Optional<String> oneDatabaseOnly() {
    return sql ? Optional.of("A script of --sql is for one database.") : Optional.empty();
  }

  @Override
  int run(Project project) {
    Repair repair = new Repair(project);
    Repair.Plan plan = repair.plan(pattern);
    plan.left().forEach(difference -> say("Left to you: " + difference));
    if (plan.differences().isEmpty()) {
      say(
          pattern.equals(ANY)
              ? "Nothing to repair."
              : "Nothing to repair: no difference matches '%s'.".formatted(pattern));
      return DONE;
    }
    if (sql) {
      out().print(new SqlRenderer().script(plan.operations()));
      return DONE;
    }
    Set<String> accepted = new LinkedHashSet<>(acceptLoss);
    boolean any = accepted.remove(ANY);
    repair.run(
        plan,
        project.migrationOptions().acceptedLosses(accepted).acceptAllLosses(any).build(),
        new MigrationProgress(autogen()));
    plan.differences().forEach(difference -> out().println("repaired  " + difference));
    return DONE;
  }
}
