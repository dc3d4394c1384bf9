package dev.autogen.cli;

import dev.autogen.engine.DifferencePattern;
import dev.autogen.engine.DriftAdoption;
import dev.autogen.engine.Project;
import dev.autogen.engine.Proposal;
import dev.autogen.engine.RevisionFiles;
import dev.autogen.engine.revisions.RevisionSource;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code autogen adopt}. */
@Command(
    name = "adopt",
    description = {
      "Take what people changed in this database by hand into a revision, for all databases.",
      "",
      "The revision makes sure of it with op.ensure(…), so that it does nothing here."
    },
    sortOptions = false)
final class AdoptCommand extends FilteredCommand {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PATTERN",
      defaultValue = "*",
      description =
          "Which objects, such as posts or 'posts.*', or which kind of difference; default: all"
              + " drift. What the entities do not name is adopted only with a pattern.")
  String pattern;

  @Option(
      names = {"-m", "--message"},
      paramLabel = "MESSAGE",
      defaultValue = "adopted drift",
      description = "What the revision is about; default: ${DEFAULT-VALUE}.")
  String message;

  @Option(names = "--rev-id", paramLabel = "ID", description = "The id; default: a random one.")
  String id;

  @Mixin PlaceOptions placeOptions;

  @Override
  Optional<String> oneDatabaseOnly() {
    return Optional.of("'adopt' takes the drift of one database at a time.");
  }

  @Override
  int run(Project project) {
    Proposal proposal =
        new DriftAdoption(project)
            .propose(DifferencePattern.of(pattern), message, placeOptions.place(List.of()));
    RevisionSource written =
        new RevisionFiles(project).write(proposal, message, Optional.ofNullable(id));
    proposal.notes().forEach(this::say);
    new ProposalView(proposal).sql(this::say);
    wrote(project, written);
    return DONE;
  }
}
