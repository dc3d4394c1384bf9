package dev.autogen.engine.build;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What builds a project, run as a program in its directory. */
public sealed interface BuildTool permits MavenCommand, GradleCommand {

  /** Returns what builds the project of a directory; empty if it is neither Maven nor Gradle. */
  static Optional<BuildTool> of(Path directory) {
    return Stream.of(new MavenCommand(directory), new GradleCommand(directory))
        .filter(BuildTool::isProject)
        .findFirst();
  }

  /** Tells whether the directory is a project of this tool. */
  boolean isProject();

  /** Returns where main classes and resources are compiled to; at least one directory. */
  List<Path> outputs();

  /** Compiles the project's main classes, quietly. */
  void compile();

  /** Returns what a person would run to compile. */
  String compileCommand();

  /** Returns the files that say what the class path is. */
  List<Path> definitions();

  /**
   * Resolves what the main classes of the project need besides themselves, to compile or to run.
   *
   * @param scratch a directory for what the tool writes
   */
  List<Path> libraries(Path scratch);

  /**
   * Finds a program: the wrapper that a project around the directory has, else what is on the PATH.
   */
  static Optional<String> executable(Path directory, String wrapper, String name) {
    for (Path path = directory; path != null; path = path.getParent()) {
      Path file = path.resolve(wrapper);
      if (Files.isExecutable(file)) {
        return Optional.of(file.toString());
      }
    }
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry, name))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }
}
