package dev.autogen.schema;

/** An object that belongs to a table and is dropped with it. */
public sealed interface TableElement extends SchemaObject permits Column, Constraint, Index {

  /** Returns the table this belongs to. */
  QualifiedName table();

  /** Returns the exact name of this element. */
  String name();

  /** Returns the same element in another table. */
  TableElement in(QualifiedName otherTable);
}
