package dev.autogen.scanner;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Jars that the build provides apart from the test class path. */
final class TestJars {

  private TestJars() {}

  /**
   * Returns the jars that a system property names: those of a directory, or those that a file lists
   * as a class path.
   */
  static List<Path> of(String property) {
    String value = System.getProperty(property);
    if (value == null) {
      throw new IllegalStateException("The system property " + property + " is not set");
    }
    Path path = Path.of(value);
    try {
      if (!Files.isDirectory(path)) {
        return Stream.of(Files.readString(path).strip().split(File.pathSeparator))
            .map(Path::of)
            .toList();
      }
      try (Stream<Path> files = Files.list(path)) {
        return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
