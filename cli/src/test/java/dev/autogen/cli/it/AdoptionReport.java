package dev.autogen.cli.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Runs commands on a project and prints what each took, for the notes of a release. */
final class AdoptionReport implements AutoCloseable {

  private final DspaceProject project;
  private final StatementCounter counter;

  private AdoptionReport(DspaceProject project) {
    this.project = project;
    this.counter = StatementCounter.before(project.database().url());
    project.scratch().with("url", counter.url());
  }

  /** Begins a report: the project's commands go through a counter until it is closed. */
  static AdoptionReport of(DspaceProject project) {
    return new AdoptionReport(project);
  }

  /** Runs a command. */
  CommandResult run(String... arguments) {
    counter.take();
    long start = System.nanoTime();
    CommandResult result = project.scratch().run(arguments);
    System.out.printf(
        "DSpace: autogen %s: exit code %d, %.1f s, %d statements%n",
        String.join(" ", arguments),
        result.exitCode(),
        (System.nanoTime() - start) / 1e9,
        counter.take());
    result.message().lines().forEach(line -> System.out.println("DSpace:   " + line));
    return result;
  }

  /** Prints how large the files beside the revisions are. */
  void sizes() {
    try (Stream<Path> files = Files.list(project.scratch().revisionDirectory())) {
      for (Path file : files.sorted().toList()) {
        System.out.printf(
            "DSpace: %s: %d lines%n",
            file.getFileName(), ScratchProject.read(file).lines().count());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    project.scratch().with("url", project.database().url());
    counter.close();
  }
}
