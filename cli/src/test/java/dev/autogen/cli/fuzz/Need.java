package dev.autogen.cli.fuzz;

/** What a feature refers to. */
enum Need {
  /** A column of the same entity. */
  COLUMN,
  /** A column of text of the same entity. */
  TEXT,
  /** A column of numbers of the same entity. */
  NUMBER,
  /** An entity whose identifier is one column. */
  ENTITY,
  /** An entity whose identifier is several columns. */
  COMPOSITE
}
