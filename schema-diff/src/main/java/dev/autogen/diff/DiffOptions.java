package dev.autogen.diff;

/**
 * What the servers that will run the operations can do.
 *
 * @param serverMajor the oldest major version of PostgreSQL they run on, such as {@code 15}
 */
public record DiffOptions(int serverMajor) {

  /** The oldest PostgreSQL that autogen supports. */
  public static final DiffOptions OLDEST = new DiffOptions(14);

  /** {@code ALTER COLUMN … SET EXPRESSION} came with PostgreSQL 17. */
  boolean canSetGeneration() {
    return serverMajor >= 17;
  }
}
