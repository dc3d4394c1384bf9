package dev.autogen.scanner;

import dev.autogen.revision.AutogenException;
import dev.autogen.revision.AutogenException.Kind;
import dev.autogen.schema.TargetMetadata;
import java.io.File;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.jandex.Index;

/**
 * {@link EntityScanner} in a JVM of its own, which may be of another JDK: whatever the application
 * prints, logs, starts or writes into its working directory is gone when that JVM has ended.
 */
public final class ForkedScanner {

  private final Path java;
  private final Consumer<Map<String, String>> environment;

  /**
   * A scanner that runs a JDK.
   *
   * @param javaHome the directory of the JDK
   * @throws AutogenException of kind USAGE if there is no {@code java} in it
   */
  public ForkedScanner(Path javaHome) {
    this(javaHome, variables -> {});
  }

  /**
   * A scanner that runs a JDK.
   *
   * @param javaHome the directory of the JDK
   * @param environment changes the variables that the JVM sees
   * @throws AutogenException of kind USAGE if there is no {@code java} in it
   */
  public ForkedScanner(Path javaHome, Consumer<Map<String, String>> environment) {
    this.environment = environment;
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    this.java = javaHome.resolve("bin").resolve(windows ? "java.exe" : "java").toAbsolutePath();
    if (!Files.isExecutable(java)) {
      throw AutogenException.usage(
          "There is no %s. Name the directory of a JDK with scan.java.".formatted(java));
    }
  }

  /**
   * Scans.
   *
   * @throws AutogenException as {@link EntityScanner#scan} does; and if the JVM does not start, or
   *     ends without a result
   */
  public TargetMetadata scan(ScanRequest request) {
    try (TemporaryDirectory directory = TemporaryDirectory.create()) {
      return scan(request, directory.path());
    } catch (IOException | UncheckedIOException e) {
      throw AutogenException.failed(
          "The scan cannot run in a JVM of its own: %s.".formatted(e.getMessage()), e);
    }
  }

  private TargetMetadata scan(ScanRequest request, Path directory) throws IOException {
    Path work = Files.createDirectories(directory.resolve("work"));
    Path results = Files.createDirectories(directory.resolve("results"));
    Path log = directory.resolve("log.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command(results))
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    environment.accept(builder.environment());
    Process process = builder.start();
    int exitCode;
    try {
      try (Writer in = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8)) {
        RequestText.write(request, in);
      } catch (IOException ended) {
        // It ended before it read its input; its log says why.
      }
      exitCode = process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AutogenException.failed("Interrupted while the entities were scanned.", e);
    } finally {
      process.destroyForcibly();
    }
    if (Files.exists(results.resolve(ScanMain.MODEL))) {
      return TargetMetadata.parse(Files.readString(results.resolve(ScanMain.MODEL)));
    }
    throw Files.exists(results.resolve(ScanMain.FAILURE))
        ? failure(results.resolve(ScanMain.FAILURE))
        : noResult(exitCode, log);
  }

  private List<String> command(Path results) {
    return List.of(
        java.toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xshare:auto",
        "-Djava.awt.headless=true",
        "-cp",
        Stream.of(EntityScanner.class, TargetMetadata.class, Index.class)
            .map(ForkedScanner::place)
            .distinct()
            .collect(Collectors.joining(File.pathSeparator)),
        ScanMain.class.getName(),
        results.toString());
  }

  /** Where the class was loaded from: a jar of the distribution, or a directory of the build. */
  private static String place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(type + " is not in a file", e);
    }
  }

  private static AutogenException failure(Path file) throws IOException {
    Properties failure = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      failure.load(in);
    }
    String message = failure.getProperty(ScanMain.MESSAGE);
    return Kind.valueOf(failure.getProperty(ScanMain.KIND)) == Kind.USAGE
        ? AutogenException.usage(message)
        : AutogenException.failed(
            message, new IllegalStateException(failure.getProperty(ScanMain.TRACE)));
  }

  private AutogenException noResult(int exitCode, Path log) throws IOException {
    List<String> lines;
    try (Stream<String> text = Files.lines(log, StandardCharsets.ISO_8859_1)) {
      lines = text.filter(line -> !line.isBlank()).toList();
    } catch (UncheckedIOException e) {
      lines = List.of();
    }
    if (lines.stream().anyMatch(line -> line.contains("UnsupportedClassVersionError"))) {
      return AutogenException.failed(
          "%s is of a Java that is too old for autogen. Name a JDK 17 or newer with scan.java."
              .formatted(java));
    }
    return AutogenException.failed(
        "The JVM that scans the entities, %s, ended with exit code %d and no result: %s. Run the scan without scan=fork to see more."
            .formatted(
                java,
                exitCode,
                lines.stream()
                    .filter(line -> !line.startsWith("Picked up "))
                    .findFirst()
                    .map(line -> line.strip().replaceAll("\\.$", ""))
                    .orElse("it printed nothing")));
  }
}
