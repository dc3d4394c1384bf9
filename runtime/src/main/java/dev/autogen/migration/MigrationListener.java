package dev.autogen.migration;

import java.time.Duration;
import java.util.List;

/**
 * Hears what a migrator does, in the thread that does it. An exception or error that a method
 * throws ends the run as a failure does, so a listener only tells.
 */
public interface MigrationListener {

  /** Hears nothing. */
  MigrationListener NONE = new MigrationListener() {};

  /** Says what is going to be run, before the first statement. */
  default void planned(List<PlannedRevision> revisions) {}

  /**
   * Says that another migrator is at work on this database; called again as the wait goes on.
   *
   * @param holder who has the lock, such as {@code process 4711 (billing), since 12:00:03}
   * @param waited for how long this one has waited
   */
  default void waitingForLock(String holder, Duration waited) {}

  /** Says that a revision begins, or goes on after an interruption. */
  default void revisionStarted(PlannedRevision revision) {}

  /** Says that a statement is done. */
  default void statementExecuted(PlannedRevision revision, String sql, Duration duration) {}

  /** Says that a part of a revision was not needed, and why. */
  default void skipped(PlannedRevision revision, String reason) {}

  /** Says that a batch of rows is committed. */
  default void batchFinished(PlannedRevision revision, BatchProgress progress) {}

  /**
   * Says that a step is committed.
   *
   * @param done how many steps of the revision are done by now
   */
  default void stepFinished(PlannedRevision revision, int done) {}

  /** Says that a revision is done and recorded. */
  default void revisionFinished(AppliedRevision revision) {}
}
