package dev.autogen.scanner;

import dev.autogen.revision.AutogenException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The class path of a request with its fat jars taken apart, until it is closed. */
final class ApplicationClassPath implements AutoCloseable {

  private final List<ClassFiles> roots = new ArrayList<>();
  private final Set<Path> libraries = new LinkedHashSet<>();
  private final List<String> mainPackages = new ArrayList<>();
  private final List<Path> temporary = new ArrayList<>();

  private ApplicationClassPath() {}

  /**
   * Opens the class path.
   *
   * @throws AutogenException if a class location does not exist or cannot be read
   */
  static ApplicationClassPath open(ScanRequest request) {
    ApplicationClassPath path = new ApplicationClassPath();
    try {
      for (Path location : request.classLocations()) {
        path.addLocation(location.toAbsolutePath().normalize());
      }
      for (Path library : request.classPath()) {
        path.libraries.add(library.toAbsolutePath().normalize());
      }
      path.roots.forEach(root -> path.libraries.remove(root.root()));
      return path;
    } catch (IOException e) {
      path.close();
      throw AutogenException.failed("Cannot read the class locations: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      path.close();
      throw e;
    }
  }

  private void addLocation(Path location) throws IOException {
    if (!Files.exists(location)) {
      throw AutogenException.failed(
          "%s does not exist. Compile the project, or say with --classes where its classes are."
              .formatted(location));
    }
    if (Files.isDirectory(location)) {
      roots.add(new ClassFiles(location));
      return;
    }
    Path directory = Files.createTempDirectory("autogen-scan");
    temporary.add(directory);
    Optional<FatJar> fat = FatJar.extract(location, directory);
    roots.add(new ClassFiles(fat.map(FatJar::classes).orElse(location)));
    fat.ifPresent(
        jar -> {
          libraries.addAll(jar.libraries());
          if (!jar.mainPackage().isEmpty()) {
            mainPackages.add(jar.mainPackage());
          }
        });
  }

  /** Returns where entities are looked for. */
  List<ClassFiles> roots() {
    return roots;
  }

  /** Returns the rest of the class path, as far as it exists. */
  List<ClassFiles> libraries() {
    return libraries.stream().filter(Files::exists).map(ClassFiles::new).toList();
  }

  /** Returns the classes of the whole class path, by their names. */
  ClassLookup classes() {
    return new ClassLookup(Stream.concat(roots.stream(), libraries().stream()).toList());
  }

  /** Returns the packages of the main classes of fat jars. */
  List<String> mainPackages() {
    return mainPackages;
  }

  /** Returns the whole class path, class locations first. */
  List<URL> urls() {
    return Stream.concat(roots.stream().map(ClassFiles::root), libraries.stream())
        .map(ApplicationClassPath::url)
        .toList();
  }

  static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("The path " + path + " has no URL", e);
    }
  }

  /** Deletes what was extracted. */
  @Override
  public void close() {
    for (Path directory : temporary) {
      try (Stream<Path> tree = Files.walk(directory)) {
        for (Path file : tree.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot delete " + directory, e);
      }
    }
    temporary.clear();
  }
}
