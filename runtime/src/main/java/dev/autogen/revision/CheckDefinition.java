package dev.autogen.revision;

import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.QualifiedName;

/** A check constraint to be created. Immutable: every method returns another definition. */
public final class CheckDefinition extends ConstraintDefinition {

  private final CheckConstraint constraint;

  private CheckDefinition(CheckConstraint constraint) {
    this.constraint = constraint;
  }

  static CheckDefinition of(String name, String sql) {
    Requirements.name("a check constraint", name);
    Requirements.sql("Check constraint " + name, sql);
    return new CheckDefinition(CheckConstraint.of(Unplaced.TABLE, name, sql));
  }

  /** Does not hold for tables that inherit from this one. */
  public CheckDefinition noInherit() {
    return with(true, constraint.validated());
  }

  /** Holds for new rows only, until {@link Operations#validateConstraint}. */
  public CheckDefinition notValid() {
    return with(constraint.noInherit(), false);
  }

  private CheckDefinition with(boolean noInherit, boolean validated) {
    return new CheckDefinition(
        new CheckConstraint(
            constraint.table(), constraint.name(), constraint.expression(), noInherit, validated));
  }

  @Override
  CheckConstraint in(QualifiedName table) {
    return constraint.in(table);
  }
}
