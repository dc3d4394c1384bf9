package dev.autogen.operation;

import dev.autogen.schema.QualifiedName;

/**
 * Checks existing rows against a constraint that was created {@code NOT VALID}.
 *
 * @param table the table
 * @param constraint the exact name of a check or foreign key
 */
public record ValidateConstraint(QualifiedName table, String constraint) implements Operation {

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.validateConstraint(this);
  }
}
