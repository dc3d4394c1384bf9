package dev.autogen.engine.build;

import dev.autogen.revision.AutogenException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A program that was run to its end.
 *
 * @param exitCode what it returned
 * @param output all that it printed, both streams together
 */
public record ToolProcess(int exitCode, String output) {

  /**
   * Runs a program and waits for it.
   *
   * @throws AutogenException if it cannot be started
   */
  public static ToolProcess run(Path directory, List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(nothing()))
              .start();
      try (InputStream in = process.getInputStream()) {
        String output = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        return new ToolProcess(process.waitFor(), output);
      }
    } catch (IOException e) {
      throw AutogenException.failed(
          "Cannot run %s: %s.".formatted(command.get(0), e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AutogenException.failed("Interrupted while %s ran.".formatted(command.get(0)), e);
    }
  }

  /**
   * Runs a program whose output goes to a file, as a daemon's starter needs: it would keep a pipe
   * open for as long as the daemon lives.
   */
  public static int run(Path directory, List<String> command, Path output) {
    try {
      return new ProcessBuilder(command)
          .directory(directory.toFile())
          .redirectErrorStream(true)
          .redirectInput(ProcessBuilder.Redirect.from(nothing()))
          .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
          .start()
          .waitFor();
    } catch (IOException e) {
      throw AutogenException.failed(
          "Cannot run %s: %s.".formatted(command.get(0), e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AutogenException.failed("Interrupted while %s ran.".formatted(command.get(0)), e);
    }
  }

  private static java.io.File nothing() {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    return new java.io.File(windows ? "NUL" : "/dev/null");
  }

  /** Tells whether it returned 0. */
  public boolean succeeded() {
    return exitCode == 0;
  }
}
