package dev.autogen.operation;

import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.GeneratedNames;
import dev.autogen.schema.QualifiedName;

/** The sequence behind an identity column, which is no object of its own. */
final class IdentitySequence {

  private IdentitySequence() {}

  /** Returns the name of the sequence, the one that PostgreSQL chooses included. */
  static QualifiedName name(Column column, ColumnDefault.Identity identity) {
    return column
        .table()
        .sibling(identity.sequence().isEmpty() ? generatedName(column) : identity.sequence());
  }

  /**
   * Returns the identity with its sequence under that name, unsaid where PostgreSQL would choose
   * it.
   */
  static ColumnDefault.Identity named(
      Column column, ColumnDefault.Identity identity, String sequence) {
    return new ColumnDefault.Identity(
        identity.always(),
        identity.options(),
        sequence.equals(generatedName(column)) ? "" : sequence);
  }

  private static String generatedName(Column column) {
    return GeneratedNames.sequence(column.table().name(), column.name(), name -> false);
  }
}
