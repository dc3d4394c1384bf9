package dev.autogen.engine.revisions;

import dev.autogen.revision.AutogenException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A jar with the jars in it: a plain one, Spring Boot's executable jar, a war, or any that carries
 * its libraries along. Each root of classes in it has a name: empty for the archive's own classes,
 * else the entry of the inner jar.
 */
record Archive(Path file) {

  /** The root of the archive's own classes. */
  static final String OWN = "";

  /** The folders that own classes can be in, besides the archive itself. */
  private static final List<String> FOLDERS = List.of("BOOT-INF/classes/", "WEB-INF/classes/");

  /** Tells by its root and its name in it whether the content of a file is wanted. */
  interface Filter {
    boolean wants(String root, String name);
  }

  /** Takes a file, by its root and its name in it. */
  interface Visitor {
    void visit(String root, String name, byte[] bytes);
  }

  /**
   * Shows files of the archive, and those of the jars in it.
   *
   * @throws AutogenException if the archive cannot be read
   */
  void forEach(Filter filter, Visitor visitor) {
    reading(
        zip -> {
          for (ZipEntry entry : entries(zip)) {
            String name = ownName(entry.getName());
            if (!entry.isDirectory() && filter.wants(OWN, name)) {
              try (InputStream in = zip.getInputStream(entry)) {
                visitor.visit(OWN, name, in.readAllBytes());
              }
            }
          }
          for (ZipEntry inner : entries(zip)) {
            if (isJar(inner)) {
              try (InputStream in = zip.getInputStream(inner)) {
                visit(inner.getName(), new InnerJar(in.readAllBytes()), filter, visitor);
              }
            }
          }
        });
  }

  private static void visit(String root, InnerJar jar, Filter filter, Visitor visitor)
      throws IOException {
    for (String name : jar.names()) {
      if (filter.wants(root, name)) {
        visitor.visit(root, name, jar.read(name));
      }
    }
  }

  /**
   * Returns where a class loader finds the archive's own classes: the archive itself where they are
   * at its top, else the directory that they are copied to.
   *
   * @param directory takes the copies
   */
  Path extractClasses(Path directory) {
    Path classes = directory.resolve("classes");
    reading(
        zip -> {
          for (ZipEntry entry : entries(zip)) {
            String name = ownName(entry.getName());
            if (!entry.isDirectory() && !name.equals(entry.getName())) {
              Path target = classes.resolve(name).normalize();
              if (!target.startsWith(classes)) {
                throw new IOException("the entry " + entry.getName() + " points out of it");
              }
              copy(zip, entry, target);
            }
          }
        });
    return Files.isDirectory(classes) ? classes : file;
  }

  /**
   * Copies jars of the archive, and returns the copies.
   *
   * @param directory takes the copies
   * @param wanted tells by the entry which ones
   */
  List<Path> extractJars(Path directory, Predicate<String> wanted) {
    List<Path> jars = new ArrayList<>();
    reading(
        zip -> {
          int number = 0;
          for (ZipEntry entry : entries(zip)) {
            number++;
            if (isJar(entry) && wanted.test(entry.getName())) {
              jars.add(copy(zip, entry, directory.resolve("lib-" + number + ".jar")));
            }
          }
        });
    return jars;
  }

  private static Path copy(ZipFile zip, ZipEntry entry, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    try (InputStream in = zip.getInputStream(entry)) {
      Files.copy(in, target);
    }
    return target;
  }

  /** Tells whether it carries folders of classes or jars, which Java's class loaders do not see. */
  boolean isNested() {
    boolean[] nested = {false};
    reading(
        zip ->
            nested[0] =
                entries(zip).stream()
                    .anyMatch(
                        entry ->
                            isJar(entry) || !ownName(entry.getName()).equals(entry.getName())));
    return nested[0];
  }

  private static boolean isJar(ZipEntry entry) {
    return !entry.isDirectory() && entry.getName().endsWith(".jar");
  }

  private static String ownName(String name) {
    for (String folder : FOLDERS) {
      if (name.startsWith(folder)) {
        return name.substring(folder.length());
      }
    }
    return name;
  }

  /** Sorted, so that nothing depends on how the archive was made. */
  private static List<ZipEntry> entries(ZipFile zip) {
    return zip.stream()
        .<ZipEntry>map(entry -> entry)
        .sorted((a, b) -> a.getName().compareTo(b.getName()))
        .toList();
  }

  /** What is done while the archive is open. */
  private interface Work {
    void with(ZipFile zip) throws IOException;
  }

  private void reading(Work work) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      work.with(zip);
    } catch (IOException e) {
      throw AutogenException.failed(
          "%s cannot be read as a jar: %s. Name a jar, or a directory."
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
