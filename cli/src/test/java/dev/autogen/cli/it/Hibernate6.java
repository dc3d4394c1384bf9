package dev.autogen.cli.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The older Hibernate, which applications bring instead of that of the distribution. */
public final class Hibernate6 {

  private Hibernate6() {}

  /** Returns the directory of its jars, which the module model-scanner copies for its tests. */
  static Path directory() {
    return Path.of(System.getProperty("autogen.hibernate6", "../model-scanner/target/hibernate6"));
  }

  /** Returns its jars, and those that it needs. */
  public static List<Path> jars() {
    try (Stream<Path> jars = Files.list(directory())) {
      return jars.map(Path::toAbsolutePath).map(Path::normalize).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
