package dev.autogen.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Lets the integration tests run a command line in their own JVM. */
public final class InProcess {

  private InProcess() {}

  /** Runs a command line in a directory, without a person at a terminal; returns its exit code. */
  public static int run(
      PrintWriter out,
      PrintWriter err,
      Path directory,
      Map<String, String> environment,
      String... arguments) {
    Terminal terminal =
        new Terminal(
            out,
            err,
            directory,
            environment,
            false,
            question -> Optional.empty(),
            prompt -> Optional.empty());
    return AutogenCommand.run(terminal, arguments);
  }

  /** Runs a command line as if a person at a terminal gave that answer to each question. */
  public static int runAnswering(
      String answer, PrintWriter out, PrintWriter err, Path directory, String... arguments) {
    Terminal terminal =
        new Terminal(
            out,
            err,
            directory,
            Map.of(),
            true,
            question -> {
              err.println(question);
              return Optional.of(answer);
            },
            prompt -> Optional.empty());
    return AutogenCommand.run(terminal, arguments);
  }
}
