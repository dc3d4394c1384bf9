package dev.autogen.engine.build;

import dev.autogen.engine.configuration.Configuration;
import dev.autogen.engine.files.Fingerprint;
import dev.autogen.engine.files.TextFile;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the entities of a project need to load: as configured, else what Maven or Gradle resolves,
 * remembered until a build file changes.
 */
public final class ProjectClassPath {

  private final Configuration configuration;
  private final Path directory;
  private final Path cache;
  private final Optional<BuildTool> build;

  /**
   * The class path of a configured project; nothing is resolved yet.
   *
   * @param scratch a directory that what the build resolved is remembered in
   */
  public ProjectClassPath(Configuration configuration, Path scratch) {
    this.configuration = configuration;
    this.directory = configuration.directory();
    this.cache = scratch.resolve("classpath.txt");
    this.build = BuildTool.of(directory);
  }

  /** Returns where the entities are: as configured, else where the project is compiled to. */
  public List<Path> classes() {
    return configuration
        .get("classes")
        .map(text -> parse(text, directory))
        .or(() -> build.map(BuildTool::outputs))
        .orElseGet(() -> List.of(directory.resolve(Path.of("target", "classes"))));
  }

  /**
   * Returns what the entities need to load besides: as configured, else what the build resolves.
   */
  public List<Path> libraries() {
    return configuration
        .get("classpath")
        .map(text -> parse(text, directory))
        .or(() -> build.map(this::ofBuild))
        .orElse(List.of());
  }

  /** Returns what builds the project; empty where that is not known. */
  public Optional<BuildTool> build() {
    return build;
  }

  /**
   * Returns the entries of a class path as it is written on a command line; {@code lib/*} is a
   * directory's jars.
   */
  public static List<Path> parse(String text, Path base) {
    List<Path> entries = new ArrayList<>();
    for (String entry : text.split(File.pathSeparator)) {
      if (entry.isBlank()) {
        continue;
      }
      if (entry.endsWith("*")) {
        entries.addAll(jarsIn(base.resolve(entry.substring(0, entry.length() - 1)).normalize()));
      } else {
        entries.add(base.resolve(entry.strip()).normalize());
      }
    }
    return entries;
  }

  private static List<Path> jarsIn(Path directory) {
    File[] files = directory.toFile().listFiles((dir, name) -> name.endsWith(".jar"));
    return files == null ? List.of() : Stream.of(files).map(File::toPath).sorted().toList();
  }

  private List<Path> ofBuild(BuildTool tool) {
    String fingerprint = fingerprint(tool);
    List<Path> remembered = remembered(fingerprint);
    if (!remembered.isEmpty()) {
      return remembered;
    }
    List<Path> classPath = tool.libraries(cache.getParent());
    TextFile.write(
        cache,
        fingerprint
            + "\n"
            + String.join("\n", classPath.stream().map(Path::toString).toList())
            + "\n");
    return classPath;
  }

  private List<Path> remembered(String fingerprint) {
    if (!Files.isRegularFile(cache)) {
      return List.of();
    }
    List<String> lines = TextFile.read(cache).lines().toList();
    if (lines.isEmpty() || !lines.get(0).equals(fingerprint)) {
      return List.of();
    }
    List<Path> entries = lines.stream().skip(1).map(Path::of).toList();
    return entries.stream().allMatch(Files::exists) ? entries : List.of();
  }

  private static String fingerprint(BuildTool tool) {
    StringBuilder text = new StringBuilder();
    for (Path file : tool.definitions()) {
      text.append(file).append('\n').append(TextFile.read(file));
    }
    return Fingerprint.of(text.toString());
  }
}
