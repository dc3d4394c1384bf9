package dev.autogen.revision;

import dev.autogen.schema.Deferrability;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.QualifiedName;
import java.util.List;

/** A primary key to be created. Immutable: every method returns another definition. */
public final class PrimaryKeyDefinition extends ConstraintDefinition {

  private final PrimaryKey key;

  private PrimaryKeyDefinition(PrimaryKey key) {
    this.key = key;
  }

  static PrimaryKeyDefinition of(String name, String... columns) {
    Requirements.name("a primary key", name);
    List<String> checked = Requirements.columns("Primary key " + name, columns);
    return new PrimaryKeyDefinition(PrimaryKey.of(Unplaced.TABLE, name, checked));
  }

  /** Carries these columns in its index besides, for index-only scans. */
  public PrimaryKeyDefinition include(String... columns) {
    List<String> include = Requirements.columns("The INCLUDE of " + key.name(), columns);
    return with(include, key.deferrability());
  }

  /** Can be checked at the end of a transaction that asks for it. */
  public PrimaryKeyDefinition deferrable() {
    return with(key.include(), Deferrability.INITIALLY_IMMEDIATE);
  }

  /** Is checked at the end of the transaction. */
  public PrimaryKeyDefinition initiallyDeferred() {
    return with(key.include(), Deferrability.INITIALLY_DEFERRED);
  }

  private PrimaryKeyDefinition with(List<String> include, Deferrability deferrability) {
    return new PrimaryKeyDefinition(
        new PrimaryKey(key.table(), key.name(), key.columns(), include, deferrability));
  }

  @Override
  PrimaryKey in(QualifiedName table) {
    return key.in(table);
  }
}
