package dev.autogen.schema;

/**
 * A schema (namespace) other than the default one.
 *
 * @param name its name, never {@link SchemaName#DEFAULT}
 */
public record NamedSchema(SchemaName name) implements SchemaObject {

  public NamedSchema {
    if (name.isDefault()) {
      throw new IllegalArgumentException("The default schema is not an object of its own");
    }
  }

  @Override
  public ObjectId id() {
    return new ObjectId(ObjectKind.SCHEMA, SchemaName.DEFAULT, "", name.name());
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.namedSchema(this);
  }
}
