package dev.autogen.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * google-java-format as Spotless leaves it in the local Maven repository, run in a JVM of its own
 * for the packages of javac that it needs.
 */
final class GoogleJavaFormat {

  private static final String VERSION = "1.28.0";
  private static final Path REPOSITORY =
      Path.of(
          System.getProperty(
              "maven.repo.local", System.getProperty("user.home") + "/.m2/repository"));

  private GoogleJavaFormat() {}

  /** Tells whether the jars are there. */
  static boolean isAtHand() {
    return classPath().isPresent();
  }

  /** Asserts that it leaves every source as it is. */
  static void assertUnchanged(List<String> sources) {
    try {
      Path directory = Files.createTempDirectory("google-java-format");
      List<String> command = command();
      for (int i = 0; i < sources.size(); i++) {
        Path file = directory.resolve("R" + i + ".java");
        Files.writeString(file, sources.get(i));
        command.add(file.toString());
      }
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes());
      assertThat(process.waitFor()).as(output).isZero();
      for (int i = 0; i < sources.size(); i++) {
        Path file = directory.resolve("R" + i + ".java");
        assertThat(sources.get(i)).isEqualTo(Files.readString(file));
        Files.delete(file);
      }
      Files.delete(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    for (String name : List.of("api", "code", "file", "parser", "tree", "util")) {
      command.add("--add-exports=jdk.compiler/com.sun.tools.javac." + name + "=ALL-UNNAMED");
    }
    command.addAll(List.of("-Dfile.encoding=UTF-8", "-cp", classPath().orElseThrow()));
    command.add("com.google.googlejavaformat.java.Main");
    command.add("--replace");
    return command;
  }

  private static Optional<String> classPath() {
    Optional<Path> formatter =
        jar("com/google/googlejavaformat/google-java-format/" + VERSION, "google-java-format");
    Optional<Path> guava = jar("com/google/guava/guava", "guava-33");
    Optional<Path> failures = jar("com/google/guava/failureaccess", "failureaccess");
    return Stream.of(formatter, guava, failures).allMatch(Optional::isPresent)
        ? Optional.of(
            formatter.get()
                + File.pathSeparator
                + guava.get()
                + File.pathSeparator
                + failures.get())
        : Optional.empty();
  }

  private static Optional<Path> jar(String directory, String prefix) {
    Path root = REPOSITORY.resolve(directory);
    if (!Files.isDirectory(root)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .filter(file -> file.toString().endsWith(".jar"))
          .max(Path::compareTo);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
