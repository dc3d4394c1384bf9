package dev.autogen.cli.fuzz;

/** What an edit does with a construct. */
enum EditKind {
  ADD,
  CHANGE,
  DROP,
  RENAME
}
