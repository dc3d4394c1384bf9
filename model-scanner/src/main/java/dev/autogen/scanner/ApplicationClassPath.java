package dev.autogen.scanner;

import dev.autogen.revision.AutogenException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
  private final List<TemporaryDirectory> temporary = new ArrayList<>();
  private List<ClassFiles> readableLibraries;

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
    TemporaryDirectory directory = TemporaryDirectory.create();
    temporary.add(directory);
    Optional<FatJar> fat = FatJar.extract(location, directory.path());
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

  /**
   * Returns the rest of the class path, as far as it can be read: like Java's own class loader, a
   * scan goes without what is missing or broken.
   */
  List<ClassFiles> libraries() {
    if (readableLibraries == null) {
      readableLibraries =
          libraries.stream().map(ClassFiles::new).filter(ClassFiles::isReadable).toList();
    }
    return readableLibraries;
  }

  /**
   * Returns a file that is named by its path or as a resource of the class path.
   *
   * @param key the key of the configuration that names it
   * @throws AutogenException of kind USAGE if there is no such file
   */
  NamedFile file(String name, String key) {
    Path file = Path.of(name);
    if (Files.isRegularFile(file)) {
      return new NamedFile(Optional.empty(), file.toUri().toString());
    }
    return Stream.concat(roots.stream(), libraries().stream())
        .filter(place -> place.contains(name))
        .findFirst()
        .map(place -> new NamedFile(Optional.of(place), place.url(name)))
        .orElseThrow(
            () ->
                AutogenException.usage(
                    "%s names %s, which is neither a file nor a resource of the class path. Correct the name."
                        .formatted(key, name)));
  }

  /**
   * A file that was named.
   *
   * @param place the directory or jar it is a resource of, if it is one
   * @param url where it is
   */
  record NamedFile(Optional<ClassFiles> place, String url) {}

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
    temporary.forEach(TemporaryDirectory::close);
    temporary.clear();
  }
}
