package dev.autogen.operation;

import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.GeneratedNames;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SequenceOptions;
import dev.autogen.schema.SqlType;

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

  /**
   * Returns the options after the sequence took another type, as it does with its column
   * (parse_utilcmd.c, {@code AT_AlterColumnType}): a bound that was that of the old type becomes
   * that of the new one, every other stays (documentation: {@code ALTER SEQUENCE … AS}).
   */
  static SequenceOptions withType(SequenceOptions options, SqlType type) {
    if (options.type().equals(type)) {
      return options;
    }
    boolean ascending = options.increment() > 0;
    long maximum = options.maximum();
    if (maximum == largest(options.type())) {
      maximum = ascending ? largest(type) : -1;
    }
    long minimum = options.minimum();
    if (minimum == smallest(options.type())) {
      minimum = ascending ? 1 : smallest(type);
    }
    return new SequenceOptions(
        type,
        options.start(),
        options.increment(),
        minimum,
        maximum,
        options.cache(),
        options.cycle());
  }

  private static long largest(SqlType type) {
    return SequenceOptions.defaultsFor(type, 1).maximum();
  }

  private static long smallest(SqlType type) {
    return SequenceOptions.defaultsFor(type, -1).minimum();
  }
}
