package dev.autogen.schema;

/**
 * A check constraint.
 *
 * @param table the table it belongs to
 * @param name its exact name
 * @param expression the condition as SQL, without parentheses around it
 * @param noInherit whether child tables are free of it ({@code NO INHERIT})
 * @param validated false for {@code NOT VALID}: existing rows were not checked
 */
public record CheckConstraint(
    QualifiedName table, String name, String expression, boolean noInherit, boolean validated)
    implements Constraint {

  /** Returns a validated check. */
  public static CheckConstraint of(QualifiedName table, String name, String expression) {
    return new CheckConstraint(table, name, expression, false, true);
  }

  public CheckConstraint withExpression(String otherExpression) {
    return new CheckConstraint(table, name, otherExpression, noInherit, validated);
  }

  @Override
  public CheckConstraint in(QualifiedName otherTable) {
    return new CheckConstraint(otherTable, name, expression, noInherit, validated);
  }

  @Override
  public CheckConstraint named(String otherName) {
    return new CheckConstraint(table, otherName, expression, noInherit, validated);
  }

  @Override
  public ObjectId id() {
    return ObjectId.in(table, ObjectKind.CHECK_CONSTRAINT, name);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.checkConstraint(this);
  }
}
