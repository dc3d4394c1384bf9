package dev.autogen.cli;

import dev.autogen.engine.Autogenerator;
import dev.autogen.engine.Project;
import dev.autogen.engine.Proposal;
import dev.autogen.engine.Questions;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code autogen diff}. */
@Command(
    name = "diff",
    description = "Print what 'revision' would write, and its SQL; write nothing.",
    sortOptions = false)
final class DiffCommand extends ProjectCommand {

  @Mixin ProposalOptions proposalOptions;

  @Mixin FilterOptions filterOptions;

  @Override
  Map<String, String> settings() {
    return filterOptions.settings();
  }

  @Override
  int run(Project project) {
    Proposal proposal =
        new Autogenerator(project, Questions.NONE)
            .propose(proposalOptions.request("", true, Optional.empty()));
    ProposalView view = new ProposalView(proposal);
    if (autogen().json) {
      Json.print(out(), view.json());
      return DONE;
    }
    if (proposal.isEmpty()) {
      say("No changes: the entities are what the revisions say.");
      return DONE;
    }
    view.summary(out()::println);
    out().println();
    view.sql(out()::println);
    proposal.notes().forEach(this::say);
    return DONE;
  }
}
