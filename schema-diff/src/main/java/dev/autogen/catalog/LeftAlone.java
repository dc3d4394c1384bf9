package dev.autogen.catalog;

import dev.autogen.schema.ObjectId;

/**
 * Something that is in the database but not in the schema that was read, or not all of it.
 *
 * @param object what it is
 * @param reason why it was left alone
 */
public record LeftAlone(ObjectId object, Reason reason) {

  /** Why an object was left alone. */
  public enum Reason {
    OWN_TABLE("is a table of autogen"),
    OTHER_TOOL("belongs to another tool"),
    EXTENSION("belongs to an extension"),
    FOREIGN_TABLE("is a foreign table"),
    PARTITION("is a partition"),
    INHERITANCE_CHILD("inherits from another table"),
    /** The table is read like any other, but how it is partitioned is not. */
    PARTITIONING("is partitioned"),
    /**
     * Range types, aggregates of ordered sets, keys {@code WITHOUT OVERLAPS}: autogen has no words
     * for them.
     */
    NO_WORDS("is of a kind that autogen does not read");

    private final String words;

    Reason(String words) {
      this.words = words;
    }
  }

  /**
   * Returns a clause for messages, such as {@code table flyway_schema_history belongs to another
   * tool}.
   */
  @Override
  public String toString() {
    return object + " " + reason.words;
  }
}
