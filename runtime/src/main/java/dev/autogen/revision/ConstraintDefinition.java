package dev.autogen.revision;

import dev.autogen.schema.Constraint;
import dev.autogen.schema.QualifiedName;

/**
 * A constraint to be created, of a new table or of one that is there. Made with the words of {@link
 * Revision}: {@code primaryKey}, {@code unique}, {@code check}, {@code foreignKey}, {@code
 * exclusion}.
 */
public abstract sealed class ConstraintDefinition extends TableDefinition
    permits PrimaryKeyDefinition,
        UniqueDefinition,
        CheckDefinition,
        ForeignKeyDefinition,
        ExclusionDefinition {

  ConstraintDefinition() {}

  abstract Constraint in(QualifiedName table);

  @Override
  final void addTo(TableAssembly table) {
    table.add(in(table.name()));
  }
}
