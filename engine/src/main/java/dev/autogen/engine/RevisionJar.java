package dev.autogen.engine;

import dev.autogen.revision.Revision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A jar with compiled revisions, its own or those of a jar in it: that of an application. */
final class RevisionJar implements ClassLocation {

  private final Archive archive;
  private final String packageName;
  private final Supplier<List<Path>> classPath;
  private CompiledRevisions loader;
  private Path extracted;
  private Map<String, byte[]> models;

  /**
   * A jar of classes.
   *
   * @param packageName the package of the revisions; empty for any
   * @param classPath what they may need that the jar has not; asked only when they do
   */
  RevisionJar(Path file, String packageName, Supplier<List<Path>> classPath) {
    this.archive = new Archive(file);
    this.packageName = packageName;
    this.classPath = classPath;
  }

  @Override
  public Path path() {
    return archive.file();
  }

  @Override
  public Listing list() {
    ClassScan scan = new ClassScan(this, packageName);
    archive.forEach(
        (root, name) -> name.equals(ClassScan.INDEX),
        (root, name, bytes) -> scan.readIndex(root, bytes));
    archive.forEach(scan::wants, (root, name, bytes) -> scan.read(path(), name, bytes));
    return scan.listing();
  }

  @Override
  public Revision instantiate(String className) {
    if (loader == null) {
      loader = CompiledRevisions.ofClasses(roots(), classPath);
    }
    return loader.instantiate(className);
  }

  private List<Path> roots() {
    if (!archive.isNested()) {
      return List.of(path());
    }
    try {
      extracted = Files.createTempDirectory("autogen-revisions");
    } catch (IOException e) {
      throw new UncheckedIOException("No temporary directory can be made", e);
    }
    return archive.extract(extracted);
  }

  @Override
  public Optional<byte[]> find(String name) {
    return archive.find(name);
  }

  /** All are read at once: there are as many as revisions, and a jar is opened for each look. */
  @Override
  public Optional<String> model(String name) {
    if (models == null) {
      models = new HashMap<>();
      archive.forEach(
          (root, file) -> file.endsWith(".model"),
          (root, file, bytes) -> models.putIfAbsent(file, bytes));
    }
    return Optional.ofNullable(models.get(name))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  @Override
  public List<String> resourcesBeside(String className) {
    return ClassLocation.beside(className, archive.names());
  }

  @Override
  public void close() {
    if (loader != null) {
      loader.close();
    }
    if (extracted != null) {
      FileTree.delete(extracted);
    }
  }
}
