package dev.autogen.revision;

import dev.autogen.schema.QualifiedName;

/** Where the elements of a definition are until an operation says which table they are for. */
final class Unplaced {

  static final QualifiedName TABLE = QualifiedName.of("a table");

  private Unplaced() {}
}
