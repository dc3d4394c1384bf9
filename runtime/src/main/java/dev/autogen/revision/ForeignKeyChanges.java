package dev.autogen.revision;

import dev.autogen.operation.Change;
import dev.autogen.schema.Deferrability;
import java.util.Optional;

/**
 * What becomes different in a foreign key: when it is checked. What {@link
 * Operations#alterForeignKey} hands to its lambda. Immutable.
 */
public final class ForeignKeyChanges {

  private final Optional<Deferrability> deferrability;

  private ForeignKeyChanges(Optional<Deferrability> deferrability) {
    this.deferrability = deferrability;
  }

  static ForeignKeyChanges none() {
    return new ForeignKeyChanges(Optional.empty());
  }

  /** Can be checked at the end of a transaction that asks for it. */
  public ForeignKeyChanges deferrable() {
    return new ForeignKeyChanges(Optional.of(Deferrability.INITIALLY_IMMEDIATE));
  }

  /** Is checked at the end of the transaction. */
  public ForeignKeyChanges initiallyDeferred() {
    return new ForeignKeyChanges(Optional.of(Deferrability.INITIALLY_DEFERRED));
  }

  /** Is checked at the end of each statement, always. */
  public ForeignKeyChanges notDeferrable() {
    return new ForeignKeyChanges(Optional.of(Deferrability.NOT_DEFERRABLE));
  }

  Optional<Change> change() {
    return deferrability.map(Change.SetDeferrability::new);
  }
}
