package dev.autogen.cli.fuzz;

/** What generation has to know about a construct. */
enum Trait {
  /** Is the entity's identifier; each entity has one. */
  ID,
  /** An identifier of one column, which a relation can point to. */
  SIMPLE_ID,
  /** Its name in the database can change. */
  RENAMABLE,
  /** A change of its variant renames a value of an enum type. */
  RENAMES_VALUE,
  /** An entity has at most one. */
  ONE_PER_ENTITY,
  /** Decides about the hierarchy of its entity, as no other construct of the entity may. */
  HIERARCHY,
  /** Is a column that indexes, uniques and conditions can mention. */
  COLUMN,
  /** Is a column of text. */
  TEXT,
  /** Is a column of numbers. */
  NUMBER,
  /** Its name is one that has no quotes in annotations. */
  PLAIN_NAME,
  /** What it does in the database is seldom done otherwise, so that it is dealt twice. */
  SELDOM,
  /** Has a table that refers to the entity's. */
  OWN_TABLE,
  /** Names the one column by which another table refers to the entity's. */
  OWNER_COLUMN
}
