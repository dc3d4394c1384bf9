package dev.autogen.cli;

import dev.autogen.engine.Project;
import dev.autogen.engine.Rebase;
import dev.autogen.engine.revisions.RevisionSource;
import dev.autogen.migration.MigrationListener;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code autogen rebase}. */
@Command(
    name = "rebase",
    description = {
      "Move a revision, with those after it, onto another head.",
      "",
      "For a revision of your own after others came in by a git merge. Nothing but its 'revises' is",
      "written. It must fit there, and the database must not have applied it."
    },
    sortOptions = false)
final class RebaseCommand extends ProjectCommand {

  @Parameters(
      index = "0",
      paramLabel = "REV",
      description = "The first revision that moves: an id or its beginning, a class name.")
  String revision;

  @Option(
      names = "--onto",
      paramLabel = "HEAD",
      description = "The head that it comes after; default: the only other one.")
  String onto;

  @Option(
      names = "--offline",
      description = "Do not ask the database: nobody has applied the revision.")
  boolean offline;

  @Override
  int run(Project project) {
    Rebase rebase = Rebase.of(project, revision, Optional.ofNullable(onto));
    if (!offline) {
      rebase.requireUnapplied(
          project.migrator(project.migrationOptions().build(), MigrationListener.NONE).current());
    }
    RevisionSource written = rebase.write();
    out().println(project.revisions().shown(written.file()));
    say(
        "Revision %s comes after %s now%s."
            .formatted(
                rebase.revision().id(),
                rebase.onto(),
                rebase.followers().isEmpty()
                    ? ""
                    : ", followed by " + String.join(", ", rebase.followers())));
    return DONE;
  }
}
