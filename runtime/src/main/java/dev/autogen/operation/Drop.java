package dev.autogen.operation;

import dev.autogen.schema.ObjectId;

/**
 * Drops an object and what PostgreSQL drops with it; never {@code CASCADE}.
 *
 * @param object what to drop; a constraint may be given as any kind of constraint
 * @param ifExists whether it may be absent
 * @param sql the SQL that drops an opaque object; empty for all others
 */
public record Drop(ObjectId object, boolean ifExists, String sql) implements Operation {

  /** Drops an object that must be there. */
  public static Drop of(ObjectId object) {
    return new Drop(object, false, "");
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.drop(this);
  }
}
