package dev.autogen.scanner;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The class files and resources of one directory or jar, by their slash-separated names. */
record ClassFiles(Path root) {

  /** What is done with the bytes of one class file. */
  interface Visitor {
    void visit(String name, byte[] bytes) throws IOException;
  }

  /**
   * Calls the visitor for each class file whose name passes, in the order of their names.
   *
   * @throws UncheckedIOException if the directory or jar cannot be read
   */
  void forEach(Predicate<String> wanted, Visitor visitor) {
    try {
      if (Files.isDirectory(root)) {
        visitDirectory(wanted, visitor);
      } else {
        visitJar(wanted, visitor);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + root, e);
    }
  }

  /** Tells whether it is there, and a directory or an archive that can be opened. */
  boolean isReadable() {
    if (Files.isDirectory(root)) {
      return true;
    }
    try (JarFile jar = new JarFile(root.toFile())) {
      return jar.size() >= 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Tells whether it holds a class file. */
  boolean hasClasses() {
    boolean[] found = {false};
    forEach(name -> !found[0], (name, bytes) -> found[0] = true);
    return found[0];
  }

  /** Tells whether there is a file of that name. */
  boolean contains(String name) {
    if (Files.isDirectory(root)) {
      return Files.isRegularFile(root.resolve(name));
    }
    try (JarFile jar = new JarFile(root.toFile())) {
      return jar.getEntry(name) != null;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + root, e);
    }
  }

  /** Returns the bytes of a file; empty if there is none of that name. */
  Optional<byte[]> read(String name) {
    try {
      if (Files.isDirectory(root)) {
        Path file = root.resolve(name);
        return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
      }
      try (JarFile jar = new JarFile(root.toFile())) {
        JarEntry entry = jar.getJarEntry(name);
        return entry == null
            ? Optional.empty()
            : Optional.of(jar.getInputStream(entry).readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + root, e);
    }
  }

  /** Returns the URL of a file that {@link #contains} found, as text. */
  String url(String name) {
    String base = root.toUri().toString();
    if (Files.isDirectory(root)) {
      return root.resolve(name).toUri().toString();
    }
    return "jar:" + base + "!/" + name;
  }

  private void visitDirectory(Predicate<String> wanted, Visitor visitor) throws IOException {
    List<Path> files;
    try (Stream<Path> tree = Files.walk(root)) {
      files = tree.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      String name = root.relativize(file).toString().replace('\\', '/');
      if (isClass(name) && wanted.test(name)) {
        visitor.visit(name, Files.readAllBytes(file));
      }
    }
  }

  private void visitJar(Predicate<String> wanted, Visitor visitor) throws IOException {
    try (JarFile jar = new JarFile(root.toFile())) {
      Enumeration<JarEntry> entries = jar.entries();
      while (entries.hasMoreElements()) {
        JarEntry entry = entries.nextElement();
        if (isClass(entry.getName()) && wanted.test(entry.getName())) {
          try (InputStream bytes = jar.getInputStream(entry)) {
            visitor.visit(entry.getName(), bytes.readAllBytes());
          }
        }
      }
    }
  }

  private static boolean isClass(String name) {
    return name.endsWith(".class")
        && !name.startsWith("META-INF/")
        && !name.endsWith("module-info.class");
  }
}
