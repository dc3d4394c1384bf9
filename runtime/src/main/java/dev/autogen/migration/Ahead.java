package dev.autogen.migration;

import dev.autogen.revision.AutogenException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Heads of a database that this release has no class for: usually a newer release went on from
 * here, and was rolled back. The history tells what they build on.
 */
final class Ahead {

  private final KnownRevisions known;
  private final HistoryTable history;

  Ahead(KnownRevisions known, HistoryTable history) {
    this.known = known;
    this.history = history;
  }

  /**
   * Returns the known revisions that the heads are, or build on by way of unknown ones.
   *
   * @throws AutogenException if an unknown head builds on no known revision
   */
  Set<String> knownBelow(Session session, Set<String> heads) throws SQLException {
    Set<String> below = new HashSet<>(heads);
    for (String head : known.unknown(heads)) {
      below.remove(head);
      Set<String> found = knownBelow(session, head);
      if (found.isEmpty()) {
        throw unrelated(session.database(), head);
      }
      below.addAll(found);
    }
    return below;
  }

  private Set<String> knownBelow(Session session, String head) throws SQLException {
    Set<String> found = new HashSet<>();
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(Set.of(head));
    while (!open.isEmpty()) {
      String id = open.pop();
      if (known.contains(id)) {
        found.add(id);
      } else if (seen.add(id)) {
        HistoryRecord row = history.latestUpgrades(session.connection(), Set.of(id)).get(id);
        if (row != null) {
          row.parents().forEach(open::push);
          row.dependsOn().forEach(open::push);
        }
      }
    }
    return found;
  }

  private static AutogenException unrelated(String database, String revision) {
    return AutogenException.failed(
        ("Database %s is at revision %s, which is not among the revisions here. Run the release that"
                + " has it, or, if the schema is known to be that of another revision, record that"
                + " one with 'autogen stamp --purge'.")
            .formatted(database, revision));
  }
}
