package dev.autogen.scanner;

import java.nio.file.Path;
import java.util.List;

/** The versions of Hibernate that the tests run with, each from jars of its own. */
enum HibernateVersion {
  HIBERNATE_6("autogen.test.hibernate6.classpath"),
  HIBERNATE_7("autogen.test.hibernate7.classpath");

  private final String property;

  HibernateVersion(String property) {
    this.property = property;
  }

  /** Returns its jars. */
  List<Path> classPath() {
    return TestJars.of(property);
  }
}
