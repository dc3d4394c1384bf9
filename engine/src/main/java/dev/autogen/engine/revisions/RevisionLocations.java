package dev.autogen.engine.revisions;

import dev.autogen.engine.configuration.Bundle;
import dev.autogen.engine.configuration.Configuration;
import dev.autogen.engine.files.FileProblem;
import dev.autogen.revision.AutogenException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The places that the keys {@code revisions} and {@code package} name. */
public final class RevisionLocations {

  private static final String BELOW = "/**";
  private static final Pattern ARCHIVE = Pattern.compile("(?i).*\\.(jar|war|zip)");

  private final Configuration configuration;
  private final Supplier<List<Path>> classPath;

  /**
   * The places of a configuration.
   *
   * @param classPath what compiled revisions may need besides; asked only when they do
   */
  public RevisionLocations(Configuration configuration, Supplier<List<Path>> classPath) {
    this.configuration = configuration;
    this.classPath = classPath;
  }

  /**
   * Returns the places in their order; the first package belongs to the first of them, and so on.
   *
   * @throws AutogenException if a jar is not there, or a place is named that cannot be one
   */
  public List<RevisionLocation> all() {
    if (Bundle.isRunning()) {
      return List.of(new BundledRevisions());
    }
    List<String> packages = split(configuration.get("package").orElse(""), ",");
    List<RevisionLocation> locations = new ArrayList<>();
    for (String text : places(configuration.require("revisions"))) {
      int index = locations.size();
      String packageName = index < packages.size() ? packages.get(index) : "";
      locations.add(location(text, packageName));
    }
    return locations;
  }

  /** Separated as a class path is, or by commas; unless there is a place that is called so. */
  private List<String> places(String text) {
    return Files.exists(configuration.path(text))
        ? List.of(text)
        : split(text, "[," + File.pathSeparator + "]").stream().distinct().toList();
  }

  private static List<String> split(String text, String separator) {
    return Stream.of(text.split(separator))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private RevisionLocation location(String text, String packageName) {
    boolean recursive = text.endsWith(BELOW);
    Path path =
        configuration.path(
            recursive ? text.substring(0, text.length() - BELOW.length() + 1) : text);
    if (Files.isRegularFile(path)) {
      return new RevisionJar(path, packageName, classPath);
    }
    if (!Files.exists(path) && ARCHIVE.matcher(text).matches()) {
      throw AutogenException.usage(
          "There is no %s. Build it first, or correct --revisions.".formatted(path));
    }
    Optional<Path> root = recursive ? Optional.empty() : classRoot(path);
    if (root.isEmpty()) {
      return new SourceDirectory(path, recursive, packageName);
    }
    String below = root.get().relativize(path).toString().replaceAll("[/\\\\]", ".");
    return new ClassDirectory(root.get(), below.isEmpty() ? packageName : below, classPath);
  }

  /**
   * Returns where the packages of a directory of classes start: that directory, or one above it
   * where it is the directory of a package. Empty for sources, and for a directory with neither.
   */
  private static Optional<Path> classRoot(Path directory) {
    if (!Files.isDirectory(directory)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(directory)) {
      if (files.anyMatch(file -> file.toString().endsWith(".java"))) {
        return Optional.empty();
      }
    } catch (IOException e) {
      throw AutogenException.failed(
          "Cannot read %s: %s.".formatted(directory, FileProblem.of(e)), e);
    }
    return firstClass(directory).map(file -> root(directory, file));
  }

  private static Optional<Path> firstClass(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".class")).findFirst();
    } catch (IOException | UncheckedIOException e) {
      throw AutogenException.failed(
          "Cannot read %s: %s.".formatted(directory, FileProblem.of(e)), e);
    }
  }

  private static Path root(Path directory, Path classFile) {
    try {
      String name = ClassFile.read(Files.readAllBytes(classFile)).name();
      Path inRoot = Path.of(name.replace('.', '/') + ".class");
      Path root = classFile;
      for (int i = 0; classFile.endsWith(inRoot) && i < inRoot.getNameCount(); i++) {
        root = root.getParent();
      }
      return directory.startsWith(root) && !root.equals(classFile) ? root : directory;
    } catch (IOException damaged) {
      return directory;
    }
  }
}
