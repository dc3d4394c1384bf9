package dev.autogen.scanner;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The versions of Hibernate that the tests run with, each from jars of its own. */
enum HibernateVersion {
  HIBERNATE_6("autogen.test.hibernate6.classpath"),
  HIBERNATE_7("autogen.test.hibernate7.classpath");

  private final String property;

  HibernateVersion(String property) {
    this.property = property;
  }

  /** Returns its jars, which the build lists in a file that a system property names. */
  List<Path> classPath() {
    String file = System.getProperty(property);
    if (file == null) {
      throw new IllegalStateException("The system property " + property + " is not set");
    }
    try {
      return Stream.of(Files.readString(Path.of(file)).strip().split(File.pathSeparator))
          .map(Path::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
