package dev.autogen.engine.revisions;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files that revisions in sources read: beside the source, or below {@code resources} beside
 * the source root, as Maven and Gradle lay projects out. They are found before the project is
 * built, and before a copy in {@code target/classes} that may be stale.
 */
public final class RevisionResources {

  private static final String RESOURCES = "resources";

  private RevisionResources() {}

  /**
   * Finds a file.
   *
   * @param directory where sources of a package are
   * @param packagePath the package with slashes; empty for the unnamed one
   * @param resource the name of the resource, from the root of the class path
   */
  static Optional<Path> find(Path directory, String packagePath, String resource) {
    String prefix = packagePath.isEmpty() ? "" : packagePath + "/";
    Stream<Path> beside =
        resource.startsWith(prefix)
            ? Stream.of(directory.resolve(resource.substring(prefix.length())))
            : Stream.empty();
    Stream<Path> inRoots =
        root(directory, packagePath).stream()
            .flatMap(
                root ->
                    Stream.of(
                        root.resolve(resource), root.resolveSibling(RESOURCES).resolve(resource)));
    return Stream.concat(beside, inRoots).filter(Files::isRegularFile).findFirst();
  }

  /**
   * Returns where files of a package are looked for, in that order; what compiled classes have
   * beside them comes after.
   *
   * @param directory where sources of the package are
   * @param packagePath the package with slashes; empty for the unnamed one
   */
  public static List<Path> directories(Path directory, String packagePath) {
    return Stream.concat(
            Stream.of(directory),
            root(directory, packagePath).stream()
                .map(root -> root.resolveSibling(RESOURCES).resolve(packagePath)))
        .toList();
  }

  /** Returns the root of the sources; empty if the directory is not named as its package. */
  private static Optional<Path> root(Path directory, String packagePath) {
    Path absolute = directory.toAbsolutePath().normalize();
    if (packagePath.isEmpty()) {
      return Optional.of(absolute);
    }
    Path names = Path.of(packagePath);
    Path root = absolute;
    for (int i = 0; i < names.getNameCount() && root != null; i++) {
      root = root.getParent();
    }
    return absolute.endsWith(names) ? Optional.ofNullable(root) : Optional.empty();
  }
}
