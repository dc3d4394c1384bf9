package dev.autogen.schema;

import java.util.List;

/**
 * A unique constraint.
 *
 * @param table the table it belongs to
 * @param name its exact name
 * @param columns its columns, in order
 * @param include the columns its index carries besides ({@code INCLUDE})
 * @param nullsNotDistinct whether two nulls are equal (PostgreSQL 15)
 * @param deferrability when it is checked
 */
public record UniqueConstraint(
    QualifiedName table,
    String name,
    List<String> columns,
    List<String> include,
    boolean nullsNotDistinct,
    Deferrability deferrability)
    implements Constraint {

  public UniqueConstraint {
    columns = List.copyOf(columns);
    include = List.copyOf(include);
  }

  /** Returns a unique constraint with nothing but columns. */
  public static UniqueConstraint of(QualifiedName table, String name, List<String> columns) {
    return new UniqueConstraint(
        table, name, columns, List.of(), false, Deferrability.NOT_DEFERRABLE);
  }

  @Override
  public UniqueConstraint in(QualifiedName otherTable) {
    return new UniqueConstraint(
        otherTable, name, columns, include, nullsNotDistinct, deferrability);
  }

  @Override
  public UniqueConstraint named(String otherName) {
    return new UniqueConstraint(
        table, otherName, columns, include, nullsNotDistinct, deferrability);
  }

  @Override
  public ObjectId id() {
    return ObjectId.in(table, ObjectKind.UNIQUE_CONSTRAINT, name);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.uniqueConstraint(this);
  }
}
