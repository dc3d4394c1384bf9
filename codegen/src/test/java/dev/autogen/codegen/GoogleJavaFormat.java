package dev.autogen.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** google-java-format, run in a JVM of its own for the packages of javac that it needs. */
final class GoogleJavaFormat {

  private GoogleJavaFormat() {}

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
    // Surefire starts the tests from a jar whose manifest names the class path.
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    command.addAll(List.of("-Dfile.encoding=UTF-8", "-cp", classPath));
    command.add("com.google.googlejavaformat.java.Main");
    command.add("--replace");
    return command;
  }
}
