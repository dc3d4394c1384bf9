package dev.autogen.cli;

import dev.autogen.engine.Autogenerator;
import dev.autogen.engine.CleanUp;
import dev.autogen.engine.DifferencePattern;
import dev.autogen.engine.Project;
import dev.autogen.engine.Proposal;
import dev.autogen.engine.Questions;
import dev.autogen.engine.RevisionFiles;
import dev.autogen.engine.RevisionPlace;
import dev.autogen.engine.RevisionRequest;
import dev.autogen.engine.revisions.RevisionSource;
import dev.autogen.revision.AutogenException;
import dev.autogen.schema.TargetMetadata;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code autogen revision}. */
@Command(
    name = "revision",
    description = {
      "Write a revision with what changed in the entities since the last one.",
      "",
      "The class goes into the revisions package, its path to standard output,",
      "the SQL of both directions to standard error."
    },
    sortOptions = false)
final class RevisionCommand extends FilteredCommand {

  @Option(
      names = {"-m", "--message"},
      paramLabel = "MESSAGE",
      defaultValue = "",
      description = "What the revision is about.")
  String message;

  @Option(names = "--autogenerate", description = "The default; accepted for users of Alembic.")
  boolean autogenerate;

  @Option(names = "--empty", description = "Write a revision to be filled in by hand.")
  boolean empty;

  @Option(
      names = "--draft",
      description = "Write open questions into the class as op.todo(…), which 'upgrade' refuses.")
  boolean draft;

  @Option(names = "--rev-id", paramLabel = "ID", description = "The id; default: a random one.")
  String id;

  @Option(
      names = "--branch-label",
      paramLabel = "LABEL",
      description = "A name for the branch that starts with it, as in LABEL@head; repeatable.")
  List<String> branchLabels = List.of();

  @Mixin PlaceOptions placeOptions;

  @Option(
      names = "--repair",
      paramLabel = "PATTERN",
      description =
          "Write what makes databases like the entities in accepted differences: an object such as"
              + " posts or 'posts.*', or a kind such as column-type.")
  String repair;

  @Option(
      names = "--version-path",
      paramLabel = "DIR",
      description =
          "Which of the revisions' directories it goes into; default: that of the revision before.")
  String versionPath;

  @Mixin ProposalOptions proposalOptions;

  @Override
  Optional<String> oneDatabaseOnly() {
    return Optional.of("'revision' writes for one database at a time.");
  }

  @Override
  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>(super.settings());
    if (versionPath != null) {
      settings.put("version-path", terminal().directory().resolve(versionPath).toString());
    }
    return settings;
  }

  @Override
  int run(Project project) {
    if (empty && repair != null) {
      throw AutogenException.usage("--empty and --repair exclude each other. Give one of them.");
    }
    project.revisions().requireSources();
    return empty ? writeEmpty(project) : autogenerate(project);
  }

  private int autogenerate(Project project) {
    Questions questions = terminal().interactive() ? terminal().reader()::apply : Questions.NONE;
    RevisionRequest request =
        proposalOptions.request(message, draft, Optional.ofNullable(id), place());
    Proposal proposal =
        repair == null
            ? new Autogenerator(project, questions).propose(request)
            : new CleanUp(project, questions).propose(DifferencePattern.of(repair), request);
    if (proposal.isEmpty()) {
      if (autogen().json) {
        Json.print(out(), new ProposalView(proposal).json());
      }
      say("No changes: the entities are what the revisions say. Nothing was written.");
      return DONE;
    }
    RevisionSource written =
        new RevisionFiles(project).write(proposal, message, Optional.ofNullable(id));
    proposal.notes().forEach(this::say);
    ProposalView view = new ProposalView(proposal);
    view.sql(this::say);
    wrote(project, written, view.json());
    return DONE;
  }

  private int writeEmpty(Project project) {
    RevisionSource written =
        new RevisionFiles(project)
            .writeEmpty(place(), message, Optional.ofNullable(id), metadata(project));
    wrote(project, written);
    return DONE;
  }

  private RevisionPlace place() {
    return placeOptions.place(branchLabels);
  }

  /**
   * A revision by hand takes on what changed in the model; without entities there is nothing to
   * take.
   */
  private Optional<TargetMetadata> metadata(Project project) {
    try {
      return Optional.of(project.model().metadata());
    } catch (AutogenException unreadable) {
      say("No facts of the model are recorded with it: " + unreadable.getMessage());
      return Optional.empty();
    }
  }
}
