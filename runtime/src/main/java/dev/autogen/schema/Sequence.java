package dev.autogen.schema;

import java.util.Optional;

/**
 * A sequence that is an object of its own; the sequence of an identity column is part of the
 * column.
 *
 * @param name its name
 * @param options what it counts
 * @param ownedBy the column it goes with ({@code OWNED BY}), if any
 * @param comment its comment; empty when it has none
 */
public record Sequence(
    QualifiedName name, SequenceOptions options, Optional<ObjectId> ownedBy, String comment)
    implements SchemaObject {

  /** Returns a sequence that no column owns and that has no comment. */
  public static Sequence of(QualifiedName name, SequenceOptions options) {
    return new Sequence(name, options, Optional.empty(), "");
  }

  @Override
  public ObjectId id() {
    return ObjectId.of(ObjectKind.SEQUENCE, name);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.sequence(this);
  }
}
