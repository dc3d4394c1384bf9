package dev.autogen.schema;

import java.util.List;

/**
 * A primary key.
 *
 * @param table the table it belongs to
 * @param name its exact name
 * @param columns its columns, in order
 * @param include the columns its index carries besides ({@code INCLUDE})
 * @param deferrability when it is checked
 */
public record PrimaryKey(
    QualifiedName table,
    String name,
    List<String> columns,
    List<String> include,
    Deferrability deferrability)
    implements Constraint {

  public PrimaryKey {
    columns = List.copyOf(columns);
    include = List.copyOf(include);
  }

  /** Returns a primary key with nothing but columns. */
  public static PrimaryKey of(QualifiedName table, String name, List<String> columns) {
    return new PrimaryKey(table, name, columns, List.of(), Deferrability.NOT_DEFERRABLE);
  }

  @Override
  public PrimaryKey in(QualifiedName otherTable) {
    return new PrimaryKey(otherTable, name, columns, include, deferrability);
  }

  @Override
  public PrimaryKey named(String otherName) {
    return new PrimaryKey(table, otherName, columns, include, deferrability);
  }

  @Override
  public ObjectId id() {
    return ObjectId.in(table, ObjectKind.PRIMARY_KEY, name);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.primaryKey(this);
  }
}
