package dev.autogen.engine.revisions;

import dev.autogen.engine.files.FileProblem;
import dev.autogen.engine.files.TextFile;
import dev.autogen.revision.AutogenException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A directory of revision sources, which need not exist yet.
 *
 * @param path the directory
 * @param recursive whether those below it count too
 * @param packageName the package of the directory itself, where the configuration gives it; empty
 *     where its path tells
 */
public record SourceDirectory(Path path, boolean recursive, String packageName)
    implements RevisionLocation {

  private static final List<Path> SOURCE_ROOTS =
      List.of(Path.of("src", "main", "java"), Path.of("src", "main", "kotlin"));

  /** Returns the Java sources, sorted by path. */
  public List<Path> javaFiles() {
    return files().stream().filter(file -> file.toString().endsWith(".java")).toList();
  }

  /** Returns all files, sorted by path. */
  List<Path> files() {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(path, recursive ? Integer.MAX_VALUE : 1)) {
      // Their names tell files from directories without asking for each of thousands.
      return files.filter(file -> !file.equals(path)).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      throw AutogenException.failed("Cannot read %s: %s.".formatted(path, FileProblem.of(e)), e);
    }
  }

  @Override
  public Listing list() {
    List<FoundRevision> revisions = new ArrayList<>();
    List<Unreadable> unreadable = new ArrayList<>();
    List<Path> files = javaFiles();
    if (files.isEmpty() && !recursive) {
      refuseTheirParent();
    }
    for (Path file : files) {
      try {
        RevisionSourceReader.read(file).ifPresent(revisions::add);
      } catch (UnreadableHeader e) {
        e.readable().ifPresent(revisions::add);
        unreadable.add(new Unreadable(file, e.getMessage()));
      }
    }
    return new Listing(revisions, unreadable);
  }

  /** Whoever names the root of all sources means the revisions somewhere below. */
  private void refuseTheirParent() {
    Optional<Path> below =
        new SourceDirectory(path, true, packageName)
            .javaFiles().stream()
                .filter(file -> TextFile.read(file).contains("@RevisionInfo"))
                .findFirst();
    if (below.isPresent()) {
      throw AutogenException.usage(
          "There is no revision in %s itself, but there are in %s. Name that directory with --revisions, or %s/** for all below."
              .formatted(path, below.get().getParent(), path));
    }
  }

  /** Tells whether revisions in that directory are found here. */
  public boolean covers(Path directory) {
    return recursive ? directory.startsWith(path) : directory.equals(path);
  }

  /** Returns the package of a directory that this one covers, as far as paths tell. */
  public String packageOf(Path directory) {
    if (packageName.isEmpty()) {
      return packageByPath(directory);
    }
    String below = dotted(path.relativize(directory));
    return below.isEmpty() ? packageName : packageName + "." + below;
  }

  private static String packageByPath(Path directory) {
    for (Path root = directory; root != null; root = root.getParent()) {
      if (SOURCE_ROOTS.stream().anyMatch(root::endsWith)) {
        return dotted(root.relativize(directory));
      }
    }
    return "";
  }

  private static String dotted(Path relative) {
    return relative.toString().replaceAll("[/\\\\]", ".");
  }
}
