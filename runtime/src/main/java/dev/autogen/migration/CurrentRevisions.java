package dev.autogen.migration;

import dev.autogen.revision.AutogenException;
import dev.autogen.revision.RevisionGraph;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where a database is.
 *
 * @param database the database's name
 * @param schema the schema of autogen's tables
 * @param tracked whether these are there
 * @param heads the applied revisions that no other applied one builds on; empty for none
 * @param unknown those of them that this program has no class for
 * @param unknownRevisions what the history tells of each of those
 * @param unfinished what an interrupted run left, in words: {@code upgrade of ae1027a6acf0, 1 of 3
 *     steps done}
 */
public record CurrentRevisions(
    String database,
    String schema,
    boolean tracked,
    SortedSet<String> heads,
    SortedSet<String> unknown,
    List<UnknownRevision> unknownRevisions,
    List<String> unfinished) {

  public CurrentRevisions {
    unknownRevisions = List.copyOf(unknownRevisions);
    unfinished = List.copyOf(unfinished);
  }

  /**
   * Returns the newest applied revisions that this program has classes for: its heads, and what
   * those without a class build on.
   */
  public Set<String> newestKnown() {
    Set<String> newest = new TreeSet<>(heads);
    newest.removeAll(unknown);
    unknownRevisions.forEach(revision -> newest.addAll(revision.buildsOn()));
    return newest;
  }

  /**
   * Tells whether the database has all revisions of a graph, and others that were made from them: a
   * newer release has migrated it.
   */
  public boolean isAheadOf(RevisionGraph graph) {
    return !unknown.isEmpty()
        && unknownRevisions.stream().noneMatch(one -> one.buildsOn().isEmpty())
        && graph.ancestors(newestKnown()).containsAll(graph.heads());
  }

  /**
   * Returns what is to be said of the revisions that this program has no class for: who brought
   * them in, and what to do about it where the database is not just ahead of that graph.
   */
  public List<String> remarks(RevisionGraph graph) {
    return isAheadOf(graph)
        ? unknownRevisions.stream()
            .map(
                one -> "Database %s is ahead of this release. %s".formatted(database, one.origin()))
            .toList()
        : unknownRevisions.stream().map(UnknownRevision::remedy).toList();
  }

  /**
   * Makes sure that this program has a class for each head.
   *
   * @throws AutogenException naming the first that it has none for, and what to do about it
   */
  public void requireKnown() {
    for (UnknownRevision revision : unknownRevisions) {
      throw AutogenException.failed(
          "Database %s is at revision %s, which is not among the revisions here. %s"
              .formatted(database, revision.id(), revision.remedy()));
    }
  }
}
