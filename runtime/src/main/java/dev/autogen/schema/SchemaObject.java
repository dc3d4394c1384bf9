package dev.autogen.schema;

/** One object of a database: an immutable value that says all that autogen knows of it. */
public sealed interface SchemaObject
    permits NamedSchema, EnumType, CompositeType, Sequence, Table, TableElement, OpaqueObject {

  /** Returns what identifies this object within its schema. */
  ObjectId id();

  /** Calls the method of the visitor that is for this kind of object. */
  <R> R accept(Visitor<R> visitor);

  /** One answer for each kind of object; Java 17's exhaustive dispatch. */
  interface Visitor<R> {
    R namedSchema(NamedSchema schema);

    R enumType(EnumType type);

    R compositeType(CompositeType type);

    R sequence(Sequence sequence);

    R table(Table table);

    R column(Column column);

    R primaryKey(PrimaryKey key);

    R uniqueConstraint(UniqueConstraint constraint);

    R checkConstraint(CheckConstraint constraint);

    R exclusionConstraint(ExclusionConstraint constraint);

    R foreignKey(ForeignKey key);

    R index(Index index);

    R opaqueObject(OpaqueObject object);
  }
}
