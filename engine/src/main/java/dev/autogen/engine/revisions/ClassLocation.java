package dev.autogen.engine.revisions;

import dev.autogen.revision.Revision;
import java.util.List;
import java.util.Optional;

/** A place with compiled revisions, and perhaps without their sources. */
public sealed interface ClassLocation extends RevisionLocation, AutoCloseable
    permits ClassDirectory, RevisionJar, BundledRevisions {

  /** Makes an instance of a revision class; what it needs is loaded from here too. */
  Revision instantiate(String className);

  /** Returns a file by its slash-separated name; libraries without revisions are not looked at. */
  Optional<byte[]> find(String name);

  /** Returns the names of the files beside a class that are no classes themselves, sorted. */
  List<String> resourcesBeside(String className);

  /**
   * Returns those of some files that belong to a class: in its package or in a folder below; the
   * package without name has no folders of its own.
   */
  static List<String> beside(String className, List<String> names) {
    String folder = className.substring(0, className.lastIndexOf('.') + 1).replace('.', '/');
    return names.stream()
        .filter(name -> name.startsWith(folder) && !name.endsWith(".class"))
        .filter(name -> !folder.isEmpty() || name.indexOf('/') < 0)
        .toList();
  }

  /** Ends what was opened to load classes. */
  @Override
  void close();
}
