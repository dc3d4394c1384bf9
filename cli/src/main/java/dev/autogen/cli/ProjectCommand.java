package dev.autogen.cli;

import dev.autogen.engine.Project;
import dev.autogen.engine.revisions.RevisionSource;
import dev.autogen.revision.AutogenException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.ParentCommand;

/** A command that works on a project: opens it, runs, closes it; once for each database meant. */
abstract class ProjectCommand implements Callable<Integer> {

  /** What every command returns when it is done. */
  static final int DONE = 0;

  /** What a command returns that was asked for differences and found some. */
  static final int DIFFERENT = 3;

  @ParentCommand private AutogenCommand autogen;

  @Override
  public final Integer call() {
    List<String> databases = autogen.databases();
    if (databases.size() > 1) {
      oneDatabaseOnly()
          .ifPresent(
              why -> {
                throw AutogenException.usage(
                    "%s Choose one with -n: %s."
                        .formatted(why, String.join(", ", named(databases))));
              });
      return new SeveralDatabases(autogen, databases).run(this::runOnce, settings());
    }
    autogen.turnTo(databases.get(0), autogen.terminal());
    return runOnce();
  }

  private static List<String> named(List<String> databases) {
    return databases.stream().filter(name -> !name.isEmpty()).toList();
  }

  private int runOnce() {
    try (Project project = autogen.openProject(settings())) {
      try {
        return run(project);
      } catch (AutogenException failure) {
        throw project.explained(failure);
      }
    }
  }

  /** Returns what options of this command alone say, as keys of the configuration. */
  Map<String, String> settings() {
    return Map.of();
  }

  /**
   * Returns a sentence that says why the command cannot run for several databases; empty if it can.
   */
  Optional<String> oneDatabaseOnly() {
    return Optional.empty();
  }

  /** Does the work and returns the exit code. */
  abstract int run(Project project);

  AutogenCommand autogen() {
    return autogen;
  }

  Terminal terminal() {
    return autogen.terminal();
  }

  PrintWriter out() {
    return autogen.terminal().out();
  }

  /** Prints which files a revision was written to. */
  final void wrote(Project project, RevisionSource revision) {
    wrote(project, revision, Map.of());
  }

  /**
   * Prints which files a revision was written to.
   *
   * @param more what to say of it with {@code --json} besides
   */
  final void wrote(Project project, RevisionSource revision, Map<String, Object> more) {
    String file = project.revisions().shown(revision.file());
    String modelFile = project.revisions().shown(revision.modelFile());
    if (autogen.json) {
      Map<String, Object> object =
          Json.object("id", revision.header().id(), "file", file, "modelFile", modelFile);
      object.putAll(more);
      Json.print(out(), object);
    } else {
      out().println(file);
      out().println(modelFile);
    }
  }

  /** Prints SQL, with {@code --json} as a text in an object. */
  /**
   * Prints a script as it is made, or with {@code --json} as one value.
   *
   * @param script gives its parts to whom it is given
   */
  void printScript(Consumer<Consumer<String>> script) {
    if (autogen.json) {
      StringBuilder sql = new StringBuilder();
      script.accept(sql::append);
      Json.print(out(), Json.object("sql", sql.toString()));
    } else {
      script.accept(out()::print);
    }
  }

  void say(String line) {
    autogen.say(line);
  }
}
