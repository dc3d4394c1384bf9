package dev.autogen.migration;

import dev.autogen.revision.AutogenException;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/**
 * Heads of a database that this release has no class for: usually a newer release went on from
 * here, and was rolled back. The history tells what they build on.
 */
final class Ahead {

  private final Run run;

  Ahead(Run run) {
    this.run = run;
  }

  /**
   * Returns the known revisions that the heads are, or build on by way of unknown ones.
   *
   * @throws AutogenException if an unknown head builds on no known revision
   */
  Set<String> knownBelow(Set<String> heads) throws SQLException {
    UnknownRevisions unknown = UnknownRevisions.of(run, heads);
    Set<String> below = new HashSet<>(heads);
    for (String head : run.known().unknown(heads)) {
      below.remove(head);
      Set<String> found = unknown.knownBelow(head);
      if (found.isEmpty()) {
        throw AutogenException.failed(
            "Database %s is at revision %s, which is not among the revisions here. %s"
                .formatted(run.session().database(), head, unknown.describe(head).remedy()));
      }
      below.addAll(found);
    }
    return below;
  }

  /** Returns what to do about the first head that no class here has. */
  String remedy(Set<String> heads) throws SQLException {
    String head = run.known().unknown(heads).first();
    return UnknownRevisions.of(run, heads).describe(head).remedy();
  }
}
