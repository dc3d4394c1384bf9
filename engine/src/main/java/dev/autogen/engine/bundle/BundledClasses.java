package dev.autogen.engine.bundle;

import dev.autogen.engine.revisions.ClassFile;
import dev.autogen.revision.AutogenException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The classes that revisions need to run where nothing but a bundle is: they themselves, and those
 * of the project that they use, and so on.
 */
final class BundledClasses {

  private static final String SUFFIX = ".class";

  private final Function<String, Optional<byte[]>> project;
  private final Predicate<String> present;
  private final SortedMap<String, byte[]> classes = new TreeMap<>();
  private final Map<String, String> usedBy = new HashMap<>();
  private int javaVersion;

  /**
   * Classes that are found by what uses them.
   *
   * @param project gives a class file of the project by its slash-separated name
   * @param present tells by its slash-separated name whether a class file is in every bundle
   */
  BundledClasses(Function<String, Optional<byte[]>> project, Predicate<String> present) {
    this.project = project;
    this.present = present;
  }

  /**
   * Adds a class and what it needs.
   *
   * @throws AutogenException if it needs a class that is not the project's own
   */
  void add(String className, byte[] bytes) {
    Deque<String> open = new ArrayDeque<>();
    if (classes.putIfAbsent(className, bytes) == null) {
      open.add(className);
    }
    while (!open.isEmpty()) {
      String user = open.remove();
      ClassFile file = read(user);
      javaVersion = Math.max(javaVersion, file.javaVersion());
      for (String used : file.uses()) {
        if (!classes.containsKey(used) && !isPresent(used)) {
          classes.put(used, project.apply(fileOf(used)).orElseThrow(() -> missing(user, used)));
          usedBy.put(used, user);
          open.add(used);
        }
      }
    }
  }

  private ClassFile read(String className) {
    try {
      return ClassFile.read(classes.get(className));
    } catch (IOException e) {
      throw AutogenException.failed(
          "Class %s cannot be read: %s.".formatted(className, e.getMessage()), e);
    }
  }

  private boolean isPresent(String className) {
    String file = fileOf(className);
    return present.test(file) || ClassLoader.getPlatformClassLoader().getResource(file) != null;
  }

  private static String fileOf(String className) {
    return className.replace('.', '/') + SUFFIX;
  }

  private AutogenException missing(String user, String used) {
    String chain = used;
    for (String link = user; link != null; link = usedBy.get(link)) {
      chain = link + " uses " + chain;
    }
    return AutogenException.failed(
        "%s, which is none of the project's own classes, so a bundle has no place for it. Take it out of the revision, or run the application's jar with --revisions."
            .formatted(chain));
  }

  /** Returns the class files, by class name. */
  SortedMap<String, byte[]> classes() {
    return classes;
  }

  /** Returns the oldest Java that loads all of them; 0 if there is none. */
  int javaVersion() {
    return javaVersion;
  }

  /** Adds all of them to a jar. */
  void addTo(JarContents jar) {
    classes.forEach((name, bytes) -> jar.add(fileOf(name), bytes));
  }
}
