package dev.autogen.engine.build;

import dev.autogen.engine.files.FileProblem;
import dev.autogen.engine.files.TextFile;
import dev.autogen.revision.AutogenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Gradle, run as a program in a project's directory: the wrapper where there is one, else {@code
 * gradle}.
 */
public final class GradleCommand implements BuildTool {

  private static final List<String> BUILD_FILES = List.of("build.gradle", "build.gradle.kts");

  private static final List<String> DEFINITIONS =
      List.of(
          "build.gradle",
          "build.gradle.kts",
          "settings.gradle",
          "settings.gradle.kts",
          "gradle.properties",
          "gradle.lockfile",
          "gradle/libs.versions.toml");

  private static final List<Path> OUTPUTS =
      List.of(
          Path.of("build", "classes", "java", "main"),
          Path.of("build", "classes", "kotlin", "main"),
          Path.of("build", "resources", "main"));

  private static final String TASK = "autogenClassPath";

  /** Gradle builds other modules before it hands out their jars: the task depends on the files. */
  private static final String INIT_SCRIPT =
      """
      // Written by autogen: writes what the main classes of one project need into a file.
      def directory = new File(System.getProperty('autogen.project')).canonicalFile
      def output = new File(System.getProperty('autogen.output'))
      allprojects {
        afterEvaluate { project ->
          def sourceSets = project.extensions.findByName('sourceSets')
          def main = sourceSets == null ? null : sourceSets.findByName('main')
          if (main != null && project.projectDir.canonicalFile == directory) {
            def entries = project.files(
                project.configurations.getByName(main.runtimeClasspathConfigurationName),
                project.configurations.getByName(main.compileClasspathConfigurationName))
            project.tasks.register('%s') {
              dependsOn entries
              doLast { output.text = entries.files.join(File.pathSeparator) }
            }
          }
        }
      }
      """
          .formatted(TASK);

  private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

  private final Path directory;

  /** Gradle in that directory, which need not be a project of it. */
  public GradleCommand(Path directory) {
    this.directory = directory;
  }

  @Override
  public boolean isProject() {
    return BUILD_FILES.stream().anyMatch(name -> Files.isRegularFile(directory.resolve(name)));
  }

  /** Tells whether there is a Gradle that can be run. */
  public boolean isRunnable() {
    return executable().isPresent();
  }

  @Override
  public List<Path> outputs() {
    List<Path> there = OUTPUTS.stream().map(directory::resolve).filter(Files::isDirectory).toList();
    return there.isEmpty() ? List.of(directory.resolve(OUTPUTS.get(0))) : there;
  }

  @Override
  public void compile() {
    run("compiling", List.of("classes"));
  }

  @Override
  public String compileCommand() {
    return "./gradlew classes";
  }

  /**
   * The build files of the project and of the directories around it, up to that of the settings.
   */
  @Override
  public List<Path> definitions() {
    List<Path> files = new ArrayList<>();
    for (Path path = directory; path != null; path = path.getParent()) {
      List<Path> here =
          DEFINITIONS.stream().map(path::resolve).filter(Files::isRegularFile).toList();
      files.addAll(here);
      if (here.stream().anyMatch(file -> file.getFileName().toString().startsWith("settings."))) {
        break;
      }
    }
    return files;
  }

  @Override
  public List<Path> libraries(Path scratch) {
    Path script = scratch.resolve("classpath.gradle");
    Path output = scratch.resolve("classpath-gradle.tmp");
    TextFile.write(script, INIT_SCRIPT);
    try {
      Files.deleteIfExists(output);
      run(
          "resolving the class path",
          List.of(
              "--init-script",
              script.toAbsolutePath().toString(),
              "-Dautogen.project=" + directory.toAbsolutePath(),
              "-Dautogen.output=" + output.toAbsolutePath(),
              "-Dorg.gradle.configuration-cache=false",
              TASK));
      if (!Files.isRegularFile(output)) {
        throw AutogenException.failed(
            "Gradle did not tell the class path of %s. Set 'classpath' in autogen.properties."
                .formatted(directory));
      }
      List<Path> entries = ProjectClassPath.parse(TextFile.read(output).strip(), directory);
      Files.deleteIfExists(output);
      return entries.stream().distinct().toList();
    } catch (IOException e) {
      throw AutogenException.failed(
          "Cannot write below %s: %s.".formatted(scratch, FileProblem.of(e)), e);
    }
  }

  private void run(String doing, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(
        executable()
            .orElseThrow(
                () ->
                    AutogenException.failed(
                        "This is a Gradle project, but there is neither gradlew nor 'gradle' on the PATH. Install Gradle, or set 'classes' and 'classpath' in autogen.properties.")));
    command.addAll(List.of("--quiet", "--console=plain"));
    command.addAll(arguments);
    ToolProcess process = ToolProcess.run(directory, command);
    if (!process.succeeded()) {
      throw AutogenException.failed(
          "Gradle failed while %s: %s. Run './gradlew %s' in %s to see all of it."
              .formatted(
                  doing,
                  firstError(process.output()),
                  arguments.get(arguments.size() - 1).equals(TASK) ? "dependencies" : "classes",
                  directory));
    }
  }

  private Optional<String> executable() {
    return BuildTool.executable(
        directory, WINDOWS ? "gradlew.bat" : "gradlew", WINDOWS ? "gradle.bat" : "gradle");
  }

  /** A compiler's first error, else what Gradle says went wrong, else its first line. */
  private static String firstError(String output) {
    List<String> lines = output.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    int wrong = lines.indexOf("* What went wrong:");
    return Stream.of(
            lines.stream().filter(line -> line.contains(": error: ") || line.startsWith("e: ")),
            lines.stream().skip(wrong < 0 ? lines.size() : wrong + 1L),
            lines.stream())
        .flatMap(candidates -> candidates)
        .findFirst()
        .map(line -> line.replaceFirst("\\.$", ""))
        .orElse("it gave no reason");
  }
}
