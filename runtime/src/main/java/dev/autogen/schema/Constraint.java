package dev.autogen.schema;

/**
 * A constraint of a table: always named, since every statement that drops or renames it needs the
 * name.
 */
public sealed interface Constraint extends TableElement
    permits PrimaryKey, UniqueConstraint, CheckConstraint, ExclusionConstraint, ForeignKey {

  @Override
  Constraint in(QualifiedName otherTable);

  /** Returns the same constraint under another name. */
  Constraint named(String otherName);
}
