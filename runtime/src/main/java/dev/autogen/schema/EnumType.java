package dev.autogen.schema;

import java.util.List;

/**
 * An enum type ({@code CREATE TYPE … AS ENUM}).
 *
 * @param name its name
 * @param labels its values, in their sort order
 * @param comment its comment; empty when it has none
 */
public record EnumType(QualifiedName name, List<String> labels, String comment)
    implements SchemaObject {

  public EnumType {
    labels = List.copyOf(labels);
  }

  /** Returns the same type with other labels. */
  public EnumType withLabels(List<String> otherLabels) {
    return new EnumType(name, otherLabels, comment);
  }

  @Override
  public ObjectId id() {
    return ObjectId.of(ObjectKind.ENUM_TYPE, name);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.enumType(this);
  }
}
