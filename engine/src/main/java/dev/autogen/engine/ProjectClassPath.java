package dev.autogen.engine;

import dev.autogen.revision.AutogenException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the entities of a project need to load: as configured, else what Maven resolves for its pom,
 * remembered until a pom changes.
 */
final class ProjectClassPath {

  private final Configuration configuration;
  private final Path directory;
  private final Path cache;
  private final MavenCommand maven;

  ProjectClassPath(Configuration configuration, Path scratch) {
    this.configuration = configuration;
    this.directory = configuration.directory();
    this.cache = scratch.resolve("classpath.txt");
    this.maven = new MavenCommand(directory);
  }

  /** Returns where the entities are: as configured, else where Maven or Gradle compiles to. */
  List<Path> classes() {
    Path gradle = directory.resolve(Path.of("build", "classes", "java", "main"));
    String usual =
        !maven.isProject() && Files.isDirectory(gradle)
            ? gradle.toString()
            : Path.of("target", "classes").toString();
    return parse(configuration.get("classes").orElse(usual), directory);
  }

  /** Returns what the entities need to load besides: as configured, else what Maven resolves. */
  List<Path> libraries() {
    return configuration
        .get("classpath")
        .map(text -> parse(text, directory))
        .orElseGet(this::ofMavenProject);
  }

  /**
   * Returns the entries of a class path as it is written on a command line; {@code lib/*} is a
   * directory's jars.
   */
  static List<Path> parse(String text, Path base) {
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

  private List<Path> ofMavenProject() {
    if (!maven.isProject()) {
      return List.of();
    }
    String fingerprint = fingerprint();
    List<Path> remembered = remembered(fingerprint);
    if (!remembered.isEmpty()) {
      return remembered;
    }
    Set<Path> entries = new LinkedHashSet<>(resolve("runtime"));
    if (poms().stream().anyMatch(pom -> TextFile.read(pom).contains("provided"))) {
      entries.addAll(resolve("compile"));
    }
    List<Path> classPath = List.copyOf(entries);
    TextFile.write(
        cache,
        fingerprint
            + "\n"
            + String.join("\n", classPath.stream().map(Path::toString).toList())
            + "\n");
    return classPath;
  }

  private List<Path> resolve(String scope) {
    Path scratch = cache.resolveSibling("classpath-" + scope + ".tmp");
    try {
      Files.createDirectories(scratch.getParent());
      List<Path> entries = parse(maven.classPath(scope, scratch), directory);
      Files.deleteIfExists(scratch);
      return entries;
    } catch (java.io.IOException e) {
      throw AutogenException.failed("Cannot write below %s: %s.".formatted(scratch.getParent(), e));
    }
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

  private String fingerprint() {
    StringBuilder text = new StringBuilder();
    for (Path pom : poms()) {
      text.append(pom).append('\n').append(TextFile.read(pom));
    }
    return Fingerprint.of(text.toString());
  }

  /** The project's pom and those of the directories around it, which may be its parents. */
  private List<Path> poms() {
    List<Path> poms = new ArrayList<>();
    for (Path path = directory;
        path != null && Files.isRegularFile(path.resolve("pom.xml"));
        path = path.getParent()) {
      poms.add(path.resolve("pom.xml"));
    }
    return poms;
  }
}
