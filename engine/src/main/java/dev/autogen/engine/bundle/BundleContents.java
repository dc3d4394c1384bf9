package dev.autogen.engine.bundle;

import dev.autogen.engine.RevisionDirectory;
import dev.autogen.engine.files.FileProblem;
import dev.autogen.engine.revisions.ClassLocation;
import dev.autogen.engine.revisions.FoundRevision;
import dev.autogen.engine.revisions.RevisionClass;
import dev.autogen.engine.revisions.RevisionResources;
import dev.autogen.engine.revisions.RevisionSource;
import dev.autogen.revision.AutogenException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a bundle takes from a project: the classes of its revisions and the files they may read. */
final class BundleContents {

  /** What lies beside revisions for people and for other commands. */
  private static final Pattern NOT_READ =
      Pattern.compile("\\..*|.*\\.(java|kt|class|model)|accepted-(differences|drift\\..*)\\.txt");

  private final RevisionDirectory revisions;
  private final List<Path> classDirectories;

  /**
   * The contents of a project.
   *
   * @param classDirectories where it is compiled to
   */
  BundleContents(RevisionDirectory revisions, List<Path> classDirectories) {
    this.revisions = revisions;
    this.classDirectories = List.copyOf(classDirectories);
  }

  /**
   * Returns the classes of the revisions and those of the project that they use.
   *
   * @param javaVersion the Java that sources are compiled for
   * @param present tells by its slash-separated name whether a class file is in every bundle
   * @throws AutogenException if a revision does not compile, or uses what is not the project's own
   */
  BundledClasses classes(int javaVersion, Predicate<String> present) {
    List<RevisionSource> sources = revisions.sources();
    SortedMap<String, byte[]> compiled = new TreeMap<>();
    if (!sources.isEmpty()) {
      compiled.putAll(revisions.compiled().forJava(javaVersion, sources));
    }
    BundledClasses classes =
        new BundledClasses(
            file -> Optional.ofNullable(compiled.get(className(file))).or(() -> inProject(file)),
            present);
    for (FoundRevision revision : revisions.all()) {
      String file = revision.className().replace('.', '/') + ".class";
      byte[] bytes =
          revision instanceof RevisionClass loaded
              ? loaded.location().find(file).orElseThrow()
              : compiled.get(revision.className());
      classes.add(revision.className(), bytes);
    }
    return classes;
  }

  private static String className(String file) {
    return file.replaceFirst("\\.class$", "").replace('/', '.');
  }

  private Optional<byte[]> inProject(String file) {
    return revisions.locations().stream()
        .filter(ClassLocation.class::isInstance)
        .flatMap(location -> ((ClassLocation) location).find(file).stream())
        .findFirst()
        .or(() -> inClassDirectories(file));
  }

  private Optional<byte[]> inClassDirectories(String file) {
    return classDirectories.stream()
        .map(directory -> directory.resolve(file))
        .filter(Files::isRegularFile)
        .findFirst()
        .map(BundleContents::read);
  }

  /**
   * Returns the files that the revisions read, and all that are beside them and in folders below,
   * by slash-separated name. Each is the one that a run from here reads.
   *
   * @param context what {@code -x} gave
   * @throws AutogenException if it cannot be known what a revision reads, or a jar has no place for
   *     it
   */
  SortedMap<String, byte[]> resources(Map<String, String> context) {
    SortedMap<String, byte[]> resources = new ReadFiles(context).of(revisions.revisions());
    Set<List<Object>> seen = new HashSet<>();
    for (FoundRevision revision : revisions.all()) {
      String folder = folder(revision.className());
      if (!seen.add(List.of(folder, revision.place().getParent()))) {
        continue;
      }
      if (revision instanceof RevisionSource source) {
        Path directory = source.file().getParent();
        RevisionResources.directories(directory, folder.replaceFirst("/$", ""))
            .forEach(root -> addFiles(root, folder, resources));
        classDirectories.forEach(root -> addFiles(root.resolve(folder), folder, resources));
      } else if (revision instanceof RevisionClass loaded) {
        for (String name : loaded.location().resourcesBeside(revision.className())) {
          if (isRead(name)) {
            resources.computeIfAbsent(name, key -> loaded.location().find(key).orElseThrow());
          }
        }
      }
    }
    return resources;
  }

  private static String folder(String className) {
    return className.substring(0, className.lastIndexOf('.') + 1).replace('.', '/');
  }

  /** The package without name has no folders of its own. */
  private static void addFiles(Path root, String folder, SortedMap<String, byte[]> resources) {
    if (!Files.isDirectory(root)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(root, folder.isEmpty() ? 1 : Integer.MAX_VALUE)) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        String name = folder + root.relativize(file).toString().replace('\\', '/');
        if (isRead(name) && !resources.containsKey(name)) {
          resources.put(name, read(file));
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw AutogenException.failed("Cannot read %s: %s.".formatted(root, FileProblem.of(e)), e);
    }
  }

  private static boolean isRead(String name) {
    return !NOT_READ.matcher(name.substring(name.lastIndexOf('/') + 1)).matches();
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw AutogenException.failed("Cannot read %s: %s.".formatted(file, FileProblem.of(e)), e);
    }
  }
}
