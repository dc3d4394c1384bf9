package dev.autogen.schema;

import java.util.List;

/**
 * A composite type ({@code CREATE TYPE … AS (…)}).
 *
 * @param name its name
 * @param attributes its attributes, in order
 * @param comment its comment; empty when it has none
 */
public record CompositeType(QualifiedName name, List<Attribute> attributes, String comment)
    implements SchemaObject {

  /**
   * One attribute of a composite type.
   *
   * @param name its exact name
   * @param type its type
   */
  public record Attribute(String name, SqlType type) {}

  public CompositeType {
    attributes = List.copyOf(attributes);
  }

  @Override
  public ObjectId id() {
    return ObjectId.of(ObjectKind.COMPOSITE_TYPE, name);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.compositeType(this);
  }
}
