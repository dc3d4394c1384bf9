package dev.autogen.schema;

/**
 * A table. Its columns, constraints and indexes are objects of their own in the same {@link
 * Schema}.
 *
 * @param name its name
 * @param unlogged whether it is {@code UNLOGGED}
 * @param comment its comment; empty when it has none
 */
public record Table(QualifiedName name, boolean unlogged, String comment) implements SchemaObject {

  /** Returns an ordinary table without comment. */
  public static Table of(QualifiedName name) {
    return new Table(name, false, "");
  }

  @Override
  public ObjectId id() {
    return ObjectId.table(name);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.table(this);
  }
}
