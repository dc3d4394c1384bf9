package dev.autogen.cli.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The distribution that {@code mvn package} made, and its command as a process of its own. */
public final class Distribution {

  private static final long MINUTES = 3;

  private Distribution() {}

  /** Returns the directory of the distribution. */
  public static Path home() {
    Path home = Path.of(System.getProperty("autogen.distribution", "target/autogen"));
    if (!Files.isExecutable(home.resolve("bin").resolve("autogen"))) {
      throw new IllegalStateException(
          "There is no distribution in " + home.toAbsolutePath() + ". Run 'mvn package' first.");
    }
    return home.toAbsolutePath();
  }

  /** Returns the jars of the Hibernate that the distribution brings. */
  public static List<Path> hibernate() {
    try (Stream<Path> jars = Files.list(home().resolve("lib").resolve("hibernate"))) {
      return jars.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the command in a directory, without a terminal, and waits for its end. */
  static CommandResult run(Path directory, Map<String, String> environment, String... arguments) {
    return run(home().resolve("bin").resolve("autogen"), directory, environment, arguments);
  }

  /** Runs the command under another path, such as a symbolic link to it. */
  static CommandResult run(
      Path command, Path directory, Map<String, String> environment, String... arguments) {
    try {
      Path out = Files.createTempFile("autogen", ".out");
      Path err = Files.createTempFile("autogen", ".err");
      Process process = start(command, directory, environment, out, err, arguments);
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException(
            "autogen %s does not end:%n%s%s"
                .formatted(List.of(arguments), Files.readString(out), Files.readString(err)));
      }
      CommandResult result =
          new CommandResult(
              List.of(arguments),
              process.exitValue(),
              Files.readString(out),
              Files.readString(err));
      Files.delete(out);
      Files.delete(err);
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Starts the command, with its streams going to files. */
  static Process start(
      Path command,
      Path directory,
      Map<String, String> environment,
      Path out,
      Path err,
      String... arguments)
      throws IOException {
    List<String> line = new ArrayList<>(List.of(command.toString()));
    line.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(directory.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("AUTOGEN_"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("AUTOGEN_JAVA_OPTS", "-Dfile.encoding=" + StandardCharsets.UTF_8);
    builder.environment().putAll(environment);
    return builder.start();
  }
}
