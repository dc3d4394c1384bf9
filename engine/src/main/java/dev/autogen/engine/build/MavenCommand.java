package dev.autogen.engine.build;

import dev.autogen.engine.files.FileProblem;
import dev.autogen.engine.files.TextFile;
import dev.autogen.revision.AutogenException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Maven, run as a program in a project's directory: the wrapper where there is one, else {@code
 * mvn}.
 */
public final class MavenCommand implements BuildTool {

  private static final String DEPENDENCY_PLUGIN =
      "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:";
  private static final Pattern GENERALITIES =
      Pattern.compile("^(COMPILATION ERROR|Some problems were encountered|-> \\[Help)");

  /** What Maven says around the reason. */
  private static final Pattern DECORATION =
      Pattern.compile(
          "^Failed to execute goal on project \\S+: | -> \\[Help.*$| during a previous attempt\\. This failure was cached.*$");

  private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

  private final Path directory;

  /** Maven in that directory, which need not be a project of it. */
  public MavenCommand(Path directory) {
    this.directory = directory;
  }

  @Override
  public boolean isProject() {
    return Files.isRegularFile(directory.resolve("pom.xml"));
  }

  @Override
  public List<Path> outputs() {
    return List.of(directory.resolve(Path.of("target", "classes")));
  }

  @Override
  public void compile() {
    run("compiling", "compile");
  }

  @Override
  public String compileCommand() {
    return "mvn compile";
  }

  /** The project's pom and those of the directories around it, which may be its parents. */
  @Override
  public List<Path> definitions() {
    List<Path> poms = new ArrayList<>();
    for (Path path = directory;
        path != null && Files.isRegularFile(path.resolve("pom.xml"));
        path = path.getParent()) {
      poms.add(path.resolve("pom.xml"));
    }
    return poms;
  }

  @Override
  public List<Path> libraries(Path scratch) {
    Set<Path> entries = new LinkedHashSet<>(resolve("runtime", scratch));
    if (definitions().stream().anyMatch(pom -> TextFile.read(pom).contains("provided"))) {
      entries.addAll(resolve("compile", scratch));
    }
    return List.copyOf(entries);
  }

  private List<Path> resolve(String scope, Path scratch) {
    Path file = scratch.resolve("classpath-" + scope + ".tmp");
    try {
      Files.createDirectories(scratch);
      List<Path> entries = ProjectClassPath.parse(classPath(scope, file), directory);
      Files.deleteIfExists(file);
      return entries;
    } catch (IOException e) {
      throw AutogenException.failed(
          "Cannot write below %s: %s.".formatted(scratch, FileProblem.of(e)), e);
    }
  }

  /** Returns the class path of a scope of the project, without the project's own classes. */
  private String classPath(String scope, Path scratchFile) {
    run(
        "resolving the class path",
        DEPENDENCY_PLUGIN + "build-classpath",
        "-Dmdep.outputFile=" + scratchFile.toAbsolutePath(),
        "-Dmdep.includeScope=" + scope,
        "-Dmdep.pathSeparator=" + File.pathSeparator);
    return TextFile.read(scratchFile).strip();
  }

  /** Fetches an artifact into a directory and returns its file. */
  public Path copy(String artifact, Path target, String fileName) {
    run(
        "fetching " + artifact,
        DEPENDENCY_PLUGIN + "copy",
        "-Dartifact=" + artifact,
        "-DoutputDirectory=" + target.toAbsolutePath());
    return target.resolve(fileName);
  }

  private void run(String doing, String... arguments) {
    List<String> command = new ArrayList<>(List.of(executable(), "-q", "-B"));
    Optional.ofNullable(System.getProperty("maven.repo.local"))
        .ifPresent(path -> command.add("-Dmaven.repo.local=" + path));
    command.addAll(List.of(arguments));
    ToolProcess process = ToolProcess.run(directory, command);
    if (!process.succeeded()) {
      throw AutogenException.failed(
          "Maven failed while %s: %s. Run '%s' in %s to see all of it."
              .formatted(doing, firstError(process.output()), shown(command), directory));
    }
  }

  private static String shown(List<String> command) {
    return "mvn " + String.join(" ", command.subList(3, command.size()));
  }

  private static String firstError(String output) {
    List<String> lines =
        output
            .lines()
            .map(line -> line.replaceAll("\u001b\\[[0-9;]*m", "").strip())
            .filter(line -> !line.isEmpty())
            .toList();
    return lines.stream()
        .filter(line -> line.startsWith("[FATAL]") || line.startsWith("[ERROR]"))
        .map(line -> line.replaceFirst("^(\\[(ERROR|FATAL)]\\s*)+", ""))
        .filter(line -> !line.isEmpty() && !GENERALITIES.matcher(line).find())
        .findFirst()
        .or(() -> lines.stream().findFirst())
        .map(line -> DECORATION.matcher(line).replaceAll("").replaceFirst("\\.$", ""))
        .orElse("it gave no reason");
  }

  private String executable() {
    return BuildTool.executable(
            directory, WINDOWS ? "mvnw.cmd" : "mvnw", WINDOWS ? "mvn.cmd" : "mvn")
        .orElseThrow(
            () ->
                AutogenException.failed(
                    "Maven is needed here, but 'mvn' is not on the PATH. "
                        + "Install it, or set 'classpath' in autogen.properties."));
  }

  /** Returns where Maven keeps what it has fetched. */
  public static Path localRepository() {
    return Optional.ofNullable(System.getProperty("maven.repo.local"))
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".m2", "repository"));
  }
}
