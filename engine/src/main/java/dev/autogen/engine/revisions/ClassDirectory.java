package dev.autogen.engine.revisions;

import dev.autogen.engine.files.FileProblem;
import dev.autogen.revision.AutogenException;
import dev.autogen.revision.Revision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A directory of compiled revisions, such as {@code target/classes}. */
final class ClassDirectory implements ClassLocation {

  private static final String ROOT = "";

  private final Path path;
  private final String packageName;
  private final Supplier<List<Path>> classPath;
  private CompiledRevisions loader;

  /**
   * A directory of classes.
   *
   * @param path where their packages start
   * @param packageName the package of the revisions; empty for any
   * @param classPath what they may need besides; asked only when they do
   */
  ClassDirectory(Path path, String packageName, Supplier<List<Path>> classPath) {
    this.path = path;
    this.packageName = packageName;
    this.classPath = classPath;
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public Listing list() {
    ClassScan scan = new ClassScan(this, packageName);
    find(ClassScan.INDEX).ifPresent(text -> scan.readIndex(ROOT, text));
    for (Path file : filesBelow(path)) {
      String name = name(file);
      if (scan.wants(ROOT, name)) {
        scan.read(file, name, read(file));
      }
    }
    return scan.listing();
  }

  @Override
  public Revision instantiate(String className) {
    if (loader == null) {
      loader = CompiledRevisions.ofClasses(List.of(path), classPath);
    }
    return loader.instantiate(className);
  }

  @Override
  public Optional<byte[]> find(String name) {
    Path file = path.resolve(name);
    return Files.isRegularFile(file) ? Optional.of(read(file)) : Optional.empty();
  }

  @Override
  public List<String> resourcesBeside(String className) {
    Path directory = path.resolve(className.replace('.', '/')).getParent();
    return ClassLocation.beside(className, filesBelow(directory).stream().map(this::name).toList());
  }

  private String name(Path file) {
    return path.relativize(file).toString().replace('\\', '/');
  }

  private static List<Path> filesBelow(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      throw AutogenException.failed(
          "Cannot read %s: %s.".formatted(directory, FileProblem.of(e)), e);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw AutogenException.failed("Cannot read %s: %s.".formatted(file, FileProblem.of(e)), e);
    }
  }

  @Override
  public void close() {
    if (loader != null) {
      loader.close();
    }
  }
}
