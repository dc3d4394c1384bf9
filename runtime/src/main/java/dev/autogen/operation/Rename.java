package dev.autogen.operation;

import dev.autogen.schema.ObjectId;

/**
 * Gives an object another name in the same schema.
 *
 * @param object what to rename; a constraint may be given as any kind of constraint
 * @param to its new exact name
 */
public record Rename(ObjectId object, String to) implements Operation {

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.rename(this);
  }
}
