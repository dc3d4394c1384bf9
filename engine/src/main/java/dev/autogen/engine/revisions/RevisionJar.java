package dev.autogen.engine.revisions;

import dev.autogen.engine.files.FileTree;
import dev.autogen.revision.AutogenException;
import dev.autogen.revision.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A jar with compiled revisions, its own or those of a jar in it: that of an application. */
final class RevisionJar implements ClassLocation {

  private final Archive archive;
  private final String packageName;
  private final Supplier<List<Path>> classPath;
  private final Set<String> roots = new HashSet<>();
  private SortedMap<String, byte[]> contents;
  private CompiledRevisions loader;
  private Optional<Path> extracted = Optional.empty();

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
    archive.forEach(
        scan::wants,
        (root, name, bytes) -> {
          if (scan.read(path(), name, bytes)) {
            roots.add(root);
          }
        });
    return scan.listing();
  }

  @Override
  public Revision instantiate(String className) {
    if (loader == null) {
      loader =
          archive.isNested()
              ? ofNested(temporary())
              : CompiledRevisions.ofClasses(List.of(path()), classPath);
    }
    return loader.instantiate(className);
  }

  /** The libraries of an application are large, and few revisions need one. */
  private CompiledRevisions ofNested(Path directory) {
    List<Path> own = new ArrayList<>(List.of(archive.extractClasses(directory)));
    own.addAll(archive.extractJars(directory, roots::contains));
    return CompiledRevisions.ofClasses(
        own,
        () -> {
          List<Path> more =
              new ArrayList<>(archive.extractJars(directory, jar -> !roots.contains(jar)));
          more.addAll(classPath.get());
          return more;
        });
  }

  private Path temporary() {
    try {
      Path directory = Files.createTempDirectory("autogen-revisions");
      extracted = Optional.of(directory);
      return directory;
    } catch (IOException e) {
      throw AutogenException.failed(
          "%s cannot be unpacked in the temporary directory: %s.".formatted(path(), e), e);
    }
  }

  @Override
  public Optional<byte[]> find(String name) {
    return Optional.ofNullable(contents().get(name));
  }

  @Override
  public List<String> resourcesBeside(String className) {
    return ClassLocation.beside(className, List.copyOf(contents().keySet()));
  }

  /** The files of those roots that have revisions: an archive is slow to search one by one. */
  private SortedMap<String, byte[]> contents() {
    if (contents == null) {
      contents = new TreeMap<>();
      archive.forEach(
          (root, name) -> roots.contains(root) && !name.endsWith(".jar"),
          (root, name, bytes) -> contents.putIfAbsent(name, bytes));
    }
    return contents;
  }

  @Override
  public void close() {
    if (loader != null) {
      loader.close();
    }
    extracted.ifPresent(FileTree::delete);
  }
}
