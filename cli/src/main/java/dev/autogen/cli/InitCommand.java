package dev.autogen.cli;

import dev.autogen.engine.ProjectInitializer;
import dev.autogen.revision.AutogenException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code autogen init}. */
@Command(
    name = "init",
    description = "Write autogen.properties and the package of revisions into this project.",
    sortOptions = false)
final class InitCommand implements Callable<Integer> {

  @ParentCommand private AutogenCommand autogen;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DIR",
      description = "Where revisions go; default: src/main/java/<base package>/db/revisions.")
  String directory;

  @Option(
      names = "--no-edit",
      description = "Leave pom.xml alone, and print the dependency it needs.")
  boolean noEdit;

  @Override
  public Integer call() {
    if (autogen.all || !autogen.names.isEmpty()) {
      throw AutogenException.usage(
          "'init' is for the project, not for one of its databases. Leave --all and -n out.");
    }
    ProjectInitializer.Result result =
        new ProjectInitializer(autogen.terminal().directory(), !noEdit)
            .initialize(Optional.ofNullable(directory));
    result.written().forEach(file -> autogen.terminal().out().println("wrote " + file));
    result.advice().forEach(autogen::say);
    autogen.say("Next: autogen revision -m \"first revision\"");
    return ProjectCommand.DONE;
  }
}
