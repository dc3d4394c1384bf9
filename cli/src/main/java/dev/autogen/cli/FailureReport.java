package dev.autogen.cli;

import dev.autogen.engine.configuration.Bundle;
import dev.autogen.revision.AutogenException;
import dev.autogen.revision.AutogenException.Kind;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;

/**
 * Says why a command failed: in a sentence, or as the last line of JSON for a program that reads
 * its results so too.
 *
 * @param err where it is said
 * @param json whether as JSON
 * @param stacktrace whether to show where a failure comes from
 */
record FailureReport(PrintWriter err, boolean json, boolean stacktrace) {

  /**
   * Reports what a command threw.
   *
   * @param interrupted whether a signal has cancelled what ran
   * @return the exit code that says so
   */
  int of(Exception problem, boolean interrupted) {
    if (stacktrace) {
      problem.printStackTrace(err);
    }
    boolean known = problem instanceof AutogenException;
    Kind kind = problem instanceof AutogenException failure ? failure.kind() : Kind.FAILED;
    if (interrupted && kind != Kind.INTERRUPTED) {
      // Whatever it is, it is because statements were cancelled.
      return say(Kind.INTERRUPTED, "Interrupted.");
    }
    if (!known && stacktrace && !json) {
      return kind.exitCode();
    }
    return say(
        kind,
        known
            ? problem.getMessage()
            : "autogen failed in a way it should not: %s. Run again with --stacktrace and report it."
                .formatted(problem));
  }

  /** Returns what is said where memory was not enough. */
  static AutogenException outOfMemory(OutOfMemoryError error) {
    return AutogenException.failed(
        "The memory that Java may use here, %d MB, is not enough. Give it more, as in %s=-Xmx2g."
            .formatted(
                Runtime.getRuntime().maxMemory() >> 20,
                Bundle.isRunning() ? "JAVA_TOOL_OPTIONS" : "AUTOGEN_JAVA_OPTS"),
        error);
  }

  /** Reports what is wrong with a command line; all that it could be would bury that. */
  int ofWrongUsage(CommandLine.ParameterException problem) {
    // picocli says so of an option whose value is KEY=VALUE.
    String words = problem.getMessage().replace("option option", "option");
    StringBuilder message = new StringBuilder(words.replaceFirst("\\.$", ""));
    message.append('.');
    if (problem instanceof CommandLine.UnmatchedArgumentException unmatched) {
      unmatched.getSuggestions().stream()
          .findFirst()
          .ifPresent(likely -> message.append(" Did you mean %s?".formatted(likely)));
    }
    message.append(
        " '%s --help' lists what there is."
            .formatted(problem.getCommandLine().getCommandSpec().qualifiedName()));
    return say(Kind.USAGE, message.toString());
  }

  /**
   * Reports that standard output could not be written.
   *
   * @param exitCode that of the command, which tells more where it failed itself
   */
  int ofLostOutput(int exitCode) {
    int failed =
        say(Kind.FAILED, "Standard output cannot be written: what is printed there is incomplete.");
    return exitCode == ProjectCommand.DONE || exitCode == ProjectCommand.DIFFERENT
        ? failed
        : exitCode;
  }

  private int say(Kind kind, String message) {
    if (json) {
      Map<String, Object> error = Json.object("kind", kind.name().toLowerCase(Locale.ROOT));
      if (kind != Kind.INTERRUPTED) {
        // That one is the JVM's, which alone knows the signal.
        error.put("exitCode", kind.exitCode());
      }
      error.put("message", message);
      Json.printLine(err, Json.object("error", error));
    } else {
      err.println(message);
    }
    return kind.exitCode();
  }
}
