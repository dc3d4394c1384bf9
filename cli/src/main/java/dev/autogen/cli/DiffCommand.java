package dev.autogen.cli;

import dev.autogen.engine.Autogenerator;
import dev.autogen.engine.HibernateUpgrade;
import dev.autogen.engine.Project;
import dev.autogen.engine.Proposal;
import dev.autogen.engine.Questions;
import dev.autogen.engine.RevisionRequest;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code autogen diff}. */
@Command(
    name = "diff",
    description = "Print what 'revision' would write, and its SQL; write nothing.",
    sortOptions = false)
final class DiffCommand extends FilteredCommand {

  @Option(
      names = "--hibernate",
      paramLabel = "VERSION",
      description =
          "What an upgrade to that Hibernate ORM would change, with the entities as they are; no"
              + " database is looked at.")
  String hibernate;

  @Mixin PlaceOptions placeOptions;

  @Mixin ProposalOptions proposalOptions;

  @Override
  int run(Project project) {
    Autogenerator autogenerator = new Autogenerator(project, Questions.NONE);
    RevisionRequest request =
        proposalOptions.request("", true, Optional.empty(), placeOptions.place(List.of()));
    if (hibernate == null) {
      Proposal proposal = autogenerator.propose(request);
      print(proposal, proposal.isEmpty(), "the entities are what the revisions say");
    } else {
      HibernateUpgrade upgrade = autogenerator.upgradeHibernate(hibernate, request);
      say("Hibernate ORM %s now, %s then".formatted(upgrade.from(), upgrade.to()));
      Proposal proposal = upgrade.proposal();
      print(proposal, proposal.upgrade().isEmpty(), "both make the same schema of the entities");
    }
    return DONE;
  }

  private void print(Proposal proposal, boolean nothing, String because) {
    ProposalView view = new ProposalView(proposal);
    if (autogen().json) {
      Json.print(out(), view.json());
    } else if (nothing) {
      say("No changes: %s.".formatted(because));
    } else {
      view.summary(out()::println);
      out().println();
      view.sql(out()::println);
      proposal.notes().forEach(this::say);
    }
  }
}
