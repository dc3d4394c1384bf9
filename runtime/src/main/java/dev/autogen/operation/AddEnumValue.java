package dev.autogen.operation;

import dev.autogen.schema.QualifiedName;

/**
 * Adds a value to an enum type. PostgreSQL cannot use the value in the transaction that adds it, so
 * the migrator runs this as a step of its own.
 *
 * @param type the enum type
 * @param value the new value
 * @param placement where it goes
 * @param neighbour the value it goes before or after; empty for {@link Placement#LAST}
 */
public record AddEnumValue(QualifiedName type, String value, Placement placement, String neighbour)
    implements Operation {

  /** Where a new value goes among the others. */
  public enum Placement {
    BEFORE,
    AFTER,
    LAST
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.addEnumValue(this);
  }
}
