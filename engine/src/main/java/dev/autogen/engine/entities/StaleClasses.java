package dev.autogen.engine.entities;

import dev.autogen.engine.files.FileProblem;
import dev.autogen.revision.AutogenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sources that are newer than their classes. What is scanned are classes; so without this check a
 * developer who forgot to compile would be told that nothing changed.
 */
final class StaleClasses {

  private final List<Path> sources;
  private final List<Path> classes;
  private final List<Path> revisions;

  /**
   * Compares source directories with the directories that their classes are compiled to.
   *
   * @param revisions the directories of revision classes, which need not be compiled
   */
  StaleClasses(List<Path> sources, List<Path> classes, List<Path> revisions) {
    this.sources = sources;
    this.classes = classes;
    this.revisions = revisions;
  }

  /** Returns the newest source whose class is older or missing. */
  Optional<Path> newest() {
    return sources.stream()
        .flatMap(root -> stale(root).stream())
        .max(Comparator.comparing(StaleClasses::modified));
  }

  private List<Path> stale(Path root) {
    List<Path> files =
        files(root).stream()
            .filter(file -> revisions.stream().noneMatch(file::startsWith))
            .toList();
    List<Path> kotlin = files.stream().filter(file -> file.toString().endsWith(".kt")).toList();
    return Stream.concat(
            files.stream().filter(file -> isStaleJava(root, file)),
            kotlin.isEmpty() ? Stream.empty() : staleKotlin(kotlin))
        .toList();
  }

  private boolean isStaleJava(Path root, Path source) {
    String relative = root.relativize(source).toString();
    if (!relative.endsWith(".java") || relative.endsWith("-info.java")) {
      return false;
    }
    String compiled = relative.replaceFirst("\\.java$", ".class");
    return classes.stream()
        .map(directory -> directory.resolve(compiled))
        .filter(Files::exists)
        .noneMatch(file -> modified(source).compareTo(modified(file)) <= 0);
  }

  /** A Kotlin file holds classes of any name: it is stale when it is newer than every class. */
  private Stream<Path> staleKotlin(List<Path> sources) {
    Optional<FileTime> newest =
        classes.stream()
            .flatMap(directory -> files(directory).stream())
            .filter(file -> file.toString().endsWith(".class"))
            .map(StaleClasses::modified)
            .max(Comparator.naturalOrder());
    return sources.stream()
        .filter(file -> newest.isEmpty() || modified(file).compareTo(newest.get()) > 0);
  }

  private static List<Path> files(Path root) {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw AutogenException.failed("Cannot read %s: %s.".formatted(root, FileProblem.of(e)), e);
    }
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw AutogenException.failed("Cannot read %s: %s.".formatted(file, FileProblem.of(e)), e);
    }
  }
}
