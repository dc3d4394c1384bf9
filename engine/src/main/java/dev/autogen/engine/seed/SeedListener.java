package dev.autogen.engine.seed;

/** Hears how far a copy is. */
public interface SeedListener {

  /** Hears nothing. */
  SeedListener NONE = new SeedListener() {};

  /**
   * What is copied and what is not is known; no row has been written.
   *
   * @param plan what will be copied
   */
  default void planned(SeedPlan plan) {}

  /**
   * More rows of a table were sent.
   *
   * @param table where they go
   * @param rows how many so far
   */
  default void copied(SeedPlan.PlannedTable table, long rows) {}

  /**
   * All rows of a table were sent.
   *
   * @param table what was copied, and how much of it
   */
  default void finished(SeedResult.CopiedTable table) {}
}
