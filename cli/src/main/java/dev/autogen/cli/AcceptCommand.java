package dev.autogen.cli;

import dev.autogen.engine.Acceptance;
import dev.autogen.engine.DifferencePattern;
import dev.autogen.engine.Project;
import dev.autogen.revision.AutogenException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code autogen accept}. */
@Command(
    name = "accept",
    description = {
      "Accept differences, so that 'check' does not report them.",
      "",
      "What all databases differ in goes into accepted-differences.txt beside the revisions,",
      "the drift of this one into accepted-drift.NAME.txt."
    },
    sortOptions = false)
final class AcceptCommand extends FilteredCommand {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PATTERN",
      description =
          "Which objects, such as posts or 'posts.*', or which kind of difference; default: all.")
  String pattern;

  @Option(names = "--prune", description = "Remove the lines that tell no difference any more.")
  boolean prune;

  @Override
  int run(Project project) {
    if (prune && pattern != null) {
      throw AutogenException.usage("--prune looks at all lines. Leave the pattern out.");
    }
    Acceptance.Result result =
        prune
            ? Acceptance.prune(project)
            : Acceptance.accept(
                project, DifferencePattern.of(pattern == null ? DifferencePattern.ANY : pattern));
    result.added().forEach(line -> out().println("accepted  " + line));
    result.removed().forEach(line -> out().println("removed   " + line));
    result.files().forEach(file -> say("Wrote " + project.revisions().shown(file)));
    if (result.files().isEmpty()) {
      say(prune ? "Nothing to remove." : "Nothing to accept.");
    }
    return DONE;
  }
}
