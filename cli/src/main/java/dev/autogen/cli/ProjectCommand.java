package dev.autogen.cli;

import dev.autogen.engine.Project;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ParentCommand;

/** A command that works on a project: opens it, runs, closes it. */
abstract class ProjectCommand implements Callable<Integer> {

  /** What every command returns when it is done. */
  static final int DONE = 0;

  /** What a command returns that was asked for differences and found some. */
  static final int DIFFERENT = 3;

  @ParentCommand private AutogenCommand autogen;

  @Override
  public final Integer call() {
    try (Project project = autogen.openProject(settings())) {
      return run(project);
    }
  }

  /** Returns what options of this command alone say, as keys of the configuration. */
  Map<String, String> settings() {
    return Map.of();
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

  void say(String line) {
    autogen.say(line);
  }
}
