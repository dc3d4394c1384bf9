package dev.autogen.migration;

import java.util.List;
import java.util.SortedSet;

/**
 * Where a database is.
 *
 * @param database the database's name
 * @param schema the schema of autogen's tables
 * @param tracked whether these are there
 * @param heads the applied revisions that no other applied one builds on; empty for none
 * @param unknown those of them that this program has no class for
 * @param unfinished what an interrupted run left, in words: {@code upgrade of ae1027a6acf0, 1 of 3
 *     steps done}
 */
public record CurrentRevisions(
    String database,
    String schema,
    boolean tracked,
    SortedSet<String> heads,
    SortedSet<String> unknown,
    List<String> unfinished) {

  public CurrentRevisions {
    unfinished = List.copyOf(unfinished);
  }
}
