package dev.autogen.operation;

import dev.autogen.schema.QualifiedName;

/**
 * Renames a value of an enum type; rows that have it show the new name.
 *
 * @param type the enum type
 * @param from the value as it is
 * @param to the value as it becomes
 */
public record RenameEnumValue(QualifiedName type, String from, String to) implements Operation {

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.renameEnumValue(this);
  }
}
