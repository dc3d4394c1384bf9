package dev.autogen.engine;

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

  private final Path sources;
  private final Path classes;
  private final Path revisions;

  /**
   * Compares a source directory with the directory its classes are compiled to.
   *
   * @param revisions the directory of revision classes, which need not be compiled
   */
  StaleClasses(Path sources, Path classes, Path revisions) {
    this.sources = sources;
    this.classes = classes;
    this.revisions = revisions;
  }

  /** Returns the newest source whose class is older or missing. */
  Optional<Path> newest() {
    if (!Files.isDirectory(sources)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(sources)) {
      List<Path> stale =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.getFileName().toString().endsWith("-info.java"))
              .filter(file -> !file.startsWith(revisions))
              .filter(this::isStale)
              .toList();
      return stale.stream().max(Comparator.comparing(StaleClasses::modified));
    } catch (IOException e) {
      throw AutogenException.failed("Cannot read %s: %s.".formatted(sources, e), e);
    }
  }

  private boolean isStale(Path source) {
    String relative = sources.relativize(source).toString();
    Path compiled = classes.resolve(relative.replaceFirst("\\.java$", ".class"));
    return !Files.exists(compiled) || modified(source).compareTo(modified(compiled)) > 0;
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw AutogenException.failed("Cannot read %s: %s.".formatted(file, e), e);
    }
  }
}
