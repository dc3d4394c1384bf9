package dev.autogen.migration;

import java.util.List;
import java.util.SortedSet;

/**
 * What an upgrade, a downgrade or a stamp has done.
 *
 * @param database the database's name
 * @param outcome what it came to
 * @param before the heads there were
 * @param applied the revisions that were brought in or out, in order
 * @param after the heads there are
 */
public record MigrationResult(
    String database,
    Outcome outcome,
    SortedSet<String> before,
    List<AppliedRevision> applied,
    SortedSet<String> after) {

  /** What a run comes to. */
  public enum Outcome {
    /** Revisions were run or recorded. */
    CHANGED,
    /** The database was at the target. */
    NOTHING_TO_DO,
    /** A newer release has migrated the database further than this one knows; nothing was done. */
    AHEAD
  }

  public MigrationResult {
    applied = List.copyOf(applied);
  }
}
