package dev.autogen.cli;

import dev.autogen.engine.BranchMerge;
import dev.autogen.engine.Project;
import dev.autogen.engine.revisions.RevisionSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code autogen merge}. */
@Command(
    name = "merge",
    description = {
      "Join branches in a revision that changes nothing.",
      "",
      "Both orders of the branches are tried, without a database: they must come to the same."
    },
    sortOptions = false)
final class MergeCommand extends ProjectCommand {

  @Parameters(
      arity = "0..*",
      paramLabel = "REV",
      description = "The heads: ids, LABEL@head, or heads for all, which is the default.")
  List<String> revisions = List.of();

  @Option(
      names = {"-m", "--message"},
      paramLabel = "MESSAGE",
      defaultValue = "",
      description = "What the merge is about; default: the ids that it joins.")
  String message;

  @Option(
      names = "--branch-label",
      paramLabel = "LABEL",
      description = "A name for what follows, as in LABEL@head; repeatable.")
  List<String> branchLabels = List.of();

  @Option(names = "--rev-id", paramLabel = "ID", description = "The id; default: a random one.")
  String id;

  @Option(names = "--splice", description = "Join revisions that others come after already.")
  boolean splice;

  @Override
  int run(Project project) {
    project.revisions().requirePlace();
    Optional<RevisionSource> written =
        new BranchMerge(project)
            .write(
                new BranchMerge.Request(
                    revisions, message, Optional.ofNullable(id), branchLabels, splice));
    if (written.isEmpty()) {
      Set<String> heads = project.revisions().graph().heads();
      if (autogen().json) {
        Json.print(out(), Json.object("heads", List.copyOf(heads)));
      }
      say(
          heads.isEmpty()
              ? "Nothing to merge: there is no revision yet."
              : "Nothing to merge: the only head is %s.".formatted(String.join(", ", heads)));
      return DONE;
    }
    wrote(project, written.get(), Map.of());
    return DONE;
  }
}
