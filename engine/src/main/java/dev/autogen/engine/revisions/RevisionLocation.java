package dev.autogen.engine.revisions;

import dev.autogen.revision.AutogenException;
import java.nio.file.Path;
import java.util.List;

/** A place that revisions come from. */
public sealed interface RevisionLocation permits SourceDirectory, ClassLocation {

  /** Returns the directory or jar, for messages. */
  Path path();

  /**
   * Reads the headers of the revisions in it.
   *
   * @throws AutogenException if it cannot be read, or has compiled classes but no revision
   */
  Listing list();

  /**
   * What a location has.
   *
   * @param revisions the revisions, by the names of their files
   * @param unreadable those whose headers cannot be read
   */
  record Listing(List<FoundRevision> revisions, List<Unreadable> unreadable) {
    public Listing {
      revisions = List.copyOf(revisions);
      unreadable = List.copyOf(unreadable);
    }
  }

  /**
   * A revision whose header cannot be read, so that its id is not known.
   *
   * @param file its source or class
   * @param problem a sentence that names the file
   */
  record Unreadable(Path file, String problem) {}
}
