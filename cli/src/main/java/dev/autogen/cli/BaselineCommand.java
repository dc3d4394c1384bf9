package dev.autogen.cli;

import dev.autogen.diff.Difference;
import dev.autogen.engine.Acceptance;
import dev.autogen.engine.DatabaseAdoption;
import dev.autogen.engine.Project;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code autogen baseline}. */
@Command(
    name = "baseline",
    description = {
      "Adopt a database that was there before autogen.",
      "",
      "Writes a first revision that creates what the database has, records it there,",
      "and lists in accepted-differences.txt what the entities say otherwise.",
      "Nothing else in the database is changed."
    },
    sortOptions = false)
final class BaselineCommand extends FilteredCommand {

  @Option(
      names = {"-m", "--message"},
      paramLabel = "MESSAGE",
      defaultValue = "baseline",
      description = "What the revision is called; default: ${DEFAULT-VALUE}.")
  String message;

  @Option(names = "--rev-id", paramLabel = "ID", description = "The id; default: a random one.")
  String id;

  @Option(
      names = "--from-model",
      description = "Write what the entities say instead of what the database has.")
  boolean fromModel;

  @Option(
      names = "--expect-equal",
      description = "Stop and show it if the database differs from the entities in anything.")
  boolean expectEqual;

  @Option(
      names = "--schemas",
      split = ",",
      paramLabel = "NAMES",
      description = "Schemas to adopt besides those of the entities; separated by commas.")
  List<String> schemas = List.of();

  @Override
  Optional<String> oneDatabaseOnly() {
    return Optional.of("'baseline' adopts one database at a time.");
  }

  @Override
  int run(Project project) {
    DatabaseAdoption adoption =
        DatabaseAdoption.of(
            project,
            new DatabaseAdoption.Request(message, Optional.ofNullable(id), schemas, fromModel));
    List<Difference> differences = expectEqual ? adoption.differences() : List.of();
    if (!differences.isEmpty()) {
      if (autogen().json) {
        Json.print(
            out(), Json.object("differences", differences.stream().map(Object::toString).toList()));
      } else {
        differences.forEach(difference -> out().println(difference));
      }
      say("Database and entities differ; nothing was written.");
      return DIFFERENT;
    }
    DatabaseAdoption.Result result = adoption.run();
    List<String> accepted =
        result.accepted().files().stream().map(project.revisions()::shown).toList();
    wrote(project, result.revision(), Map.of("acceptedFiles", accepted));
    if (!autogen().json) {
      accepted.forEach(out()::println);
    }
    result.notes().forEach(this::say);
    say(summary(result.accepted().added()));
    return DONE;
  }

  private static String summary(List<String> accepted) {
    if (accepted.isEmpty()) {
      return "The database is what the entities say.";
    }
    return "Accepted %d differences: %s."
        .formatted(
            accepted.size(),
            DifferenceCounts.ofCodes(accepted.stream().map(Acceptance::code).toList()));
  }
}
