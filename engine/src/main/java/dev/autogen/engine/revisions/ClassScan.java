package dev.autogen.engine.revisions;

import dev.autogen.engine.revisions.RevisionLocation.Listing;
import dev.autogen.engine.revisions.RevisionLocation.Unreadable;
import dev.autogen.revision.AutogenException;
import dev.autogen.revision.RevisionHeader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds the revisions among class files by their annotation; nothing is loaded. Where the
 * annotation processor listed the revisions of a root, only the packages of these are looked at.
 */
public final class ClassScan {

  /** Where the annotation processor lists revision classes, one name a line. */
  public static final String INDEX = "META-INF/autogen/revisions";

  private static final String SUFFIX = ".class";

  private final ClassLocation location;
  private final String packageName;
  private final Map<String, Set<String>> indexed = new HashMap<>();
  private final Map<String, FoundRevision> revisions = new TreeMap<>();
  private final List<Unreadable> unreadable = new ArrayList<>();
  private Optional<String> misplaced = Optional.empty();

  /**
   * A scan of a location.
   *
   * @param packageName the only package that is looked at; empty for all
   */
  ClassScan(ClassLocation location, String packageName) {
    this.location = location;
    this.packageName = packageName;
  }

  /** Takes the index of a root, before its classes. */
  void readIndex(String root, byte[] text) {
    indexed.put(
        root,
        new String(text, StandardCharsets.UTF_8)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .map(ClassScan::packageOf)
            .collect(Collectors.toCollection(HashSet::new)));
  }

  /** Tells whether the file of that slash-separated name is to be read for its annotation. */
  boolean wants(String root, String name) {
    if (!name.endsWith(SUFFIX) || name.startsWith("META-INF/") || name.endsWith("-info.class")) {
      return false;
    }
    String own = packageOf(className(name));
    return packageName.isEmpty()
        ? Optional.ofNullable(indexed.get(root)).map(named -> named.contains(own)).orElse(true)
        : own.equals(packageName);
  }

  private static String className(String name) {
    return name.substring(0, name.length() - SUFFIX.length()).replace('/', '.');
  }

  private static String packageOf(String className) {
    return className.substring(0, Math.max(0, className.lastIndexOf('.')));
  }

  /**
   * Takes a class file, and tells whether it is a revision.
   *
   * @param place the file, or the jar that has it
   * @param name its slash-separated name
   */
  boolean read(Path place, String name, byte[] bytes) {
    if (!ClassFile.mentionsAnnotation(bytes)) {
      return false;
    }
    int before = revisions.size();
    try {
      ClassFile file = ClassFile.read(bytes);
      Optional<RevisionHeader> header = header(file);
      if (header.isPresent() && className(name).equals(file.name())) {
        revisions.putIfAbsent(
            file.name(), new RevisionClass(location, place, file.name(), header.get()));
      } else if (header.isPresent()) {
        misplaced = Optional.of(file.name() + " in " + name);
      }
    } catch (IOException e) {
      unreadable.add(
          new Unreadable(
              place, "%s in %s cannot be read: %s".formatted(name, place, e.getMessage())));
    }
    return revisions.size() > before;
  }

  private static Optional<RevisionHeader> header(ClassFile file) {
    try {
      return file.header();
    } catch (AutogenException e) {
      throw AutogenException.failed("%s: %s".formatted(file.name(), e.getMessage()), e);
    }
  }

  /**
   * Returns what was found.
   *
   * @throws AutogenException if that is nothing
   */
  Listing listing() {
    if (misplaced.isPresent()) {
      throw AutogenException.usage(
          "%s has class %s, which is not where its package says. Name the directory that its package starts in."
              .formatted(location.path(), misplaced.get()));
    }
    if (revisions.isEmpty() && unreadable.isEmpty()) {
      throw AutogenException.failed(
          "There is no revision in %s%s. Check --revisions and --package."
              .formatted(location.path(), packageName.isEmpty() ? "" : ", package " + packageName));
    }
    return new Listing(List.copyOf(revisions.values()), unreadable);
  }
}
