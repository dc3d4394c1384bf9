package dev.autogen.schema;

import java.util.Objects;

/**
 * A column of a table.
 *
 * @param table the table it belongs to
 * @param name its exact name
 * @param type its type
 * @param nullable whether it takes nulls
 * @param defaultValue where its value comes from when none is given
 * @param collation the exact name of its collation; empty for the default of its type
 * @param comment its comment; empty when it has none
 */
public record Column(
    QualifiedName table,
    String name,
    SqlType type,
    boolean nullable,
    ColumnDefault defaultValue,
    String collation,
    String comment)
    implements TableElement {

  public Column {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(defaultValue, "defaultValue");
    Objects.requireNonNull(collation, "collation");
    Objects.requireNonNull(comment, "comment");
  }

  /** Returns a nullable column without default, collation and comment. */
  public static Column of(QualifiedName table, String name, SqlType type) {
    return new Column(table, name, type, true, ColumnDefault.NONE, "", "");
  }

  public Column withType(SqlType otherType) {
    return new Column(table, name, otherType, nullable, defaultValue, collation, comment);
  }

  public Column withNullable(boolean isNullable) {
    return new Column(table, name, type, isNullable, defaultValue, collation, comment);
  }

  public Column withDefault(ColumnDefault otherDefault) {
    return new Column(table, name, type, nullable, otherDefault, collation, comment);
  }

  public Column withCollation(String otherCollation) {
    return new Column(table, name, type, nullable, defaultValue, otherCollation, comment);
  }

  public Column withComment(String otherComment) {
    return new Column(table, name, type, nullable, defaultValue, collation, otherComment);
  }

  public Column named(String otherName) {
    return new Column(table, otherName, type, nullable, defaultValue, collation, comment);
  }

  @Override
  public Column in(QualifiedName otherTable) {
    return new Column(otherTable, name, type, nullable, defaultValue, collation, comment);
  }

  @Override
  public ObjectId id() {
    return ObjectId.column(table, name);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.column(this);
  }
}
