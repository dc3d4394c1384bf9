package dev.autogen.schema;

/**
 * An exclusion constraint, kept as text.
 *
 * @param table the table it belongs to
 * @param name its exact name
 * @param definition all that follows the name in SQL, from {@code EXCLUDE} on
 */
public record ExclusionConstraint(QualifiedName table, String name, String definition)
    implements Constraint {

  @Override
  public ExclusionConstraint in(QualifiedName otherTable) {
    return new ExclusionConstraint(otherTable, name, definition);
  }

  /** Returns the same constraint with another definition. */
  public ExclusionConstraint withDefinition(String otherDefinition) {
    return new ExclusionConstraint(table, name, otherDefinition);
  }

  @Override
  public ExclusionConstraint named(String otherName) {
    return new ExclusionConstraint(table, otherName, definition);
  }

  @Override
  public ObjectId id() {
    return ObjectId.in(table, ObjectKind.EXCLUSION_CONSTRAINT, name);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.exclusionConstraint(this);
  }
}
