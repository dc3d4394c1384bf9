package dev.autogen.revision;

import dev.autogen.schema.Deferrability;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.UniqueConstraint;
import java.util.List;

/** A unique constraint to be created. Immutable: every method returns another definition. */
public final class UniqueDefinition extends ConstraintDefinition {

  private final UniqueConstraint constraint;

  private UniqueDefinition(UniqueConstraint constraint) {
    this.constraint = constraint;
  }

  static UniqueDefinition of(String name, String... columns) {
    Requirements.name("a unique constraint", name);
    List<String> checked = Requirements.columns("Unique constraint " + name, columns);
    return new UniqueDefinition(UniqueConstraint.of(Unplaced.TABLE, name, checked));
  }

  /** Carries these columns in its index besides, for index-only scans. */
  public UniqueDefinition include(String... columns) {
    List<String> include = Requirements.columns("The INCLUDE of " + constraint.name(), columns);
    return with(include, constraint.nullsNotDistinct(), constraint.deferrability());
  }

  /** Takes two nulls as equal (PostgreSQL 15). */
  public UniqueDefinition nullsNotDistinct() {
    return with(constraint.include(), true, constraint.deferrability());
  }

  /** Can be checked at the end of a transaction that asks for it. */
  public UniqueDefinition deferrable() {
    return with(
        constraint.include(), constraint.nullsNotDistinct(), Deferrability.INITIALLY_IMMEDIATE);
  }

  /** Is checked at the end of the transaction. */
  public UniqueDefinition initiallyDeferred() {
    return with(
        constraint.include(), constraint.nullsNotDistinct(), Deferrability.INITIALLY_DEFERRED);
  }

  private UniqueDefinition with(
      List<String> include, boolean nullsNotDistinct, Deferrability deferrability) {
    return new UniqueDefinition(
        new UniqueConstraint(
            constraint.table(),
            constraint.name(),
            constraint.columns(),
            include,
            nullsNotDistinct,
            deferrability));
  }

  @Override
  UniqueConstraint in(QualifiedName table) {
    return constraint.in(table);
  }
}
