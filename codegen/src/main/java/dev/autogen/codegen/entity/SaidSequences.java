package dev.autogen.codegen.entity;

import dev.autogen.codegen.entity.Property.Basic;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.SqlExpressions;
import java.util.Set;
import java.util.TreeSet;

/**
 * The sequences that entities create: those of ids, and those that come with a serial column.
 *
 * @param names their names
 */
record SaidSequences(Set<QualifiedName> names) {

  /** Finds those of all entities. */
  static SaidSequences of(EntityModels models) {
    Set<QualifiedName> names = new TreeSet<>();
    for (EntityModel entity : models.all()) {
      for (Property property : entity.properties()) {
        if (property instanceof Basic basic && basic.isMapped()) {
          boolean isWholeId = basic.isId() && entity.idClass().isEmpty();
          IdGeneration.of(models.schema(), basic.column(), isWholeId)
              .sequence()
              .map(Sequence::name)
              .ifPresent(names::add);
        }
      }
    }
    return new SaidSequences(names);
  }

  boolean contains(Sequence sequence) {
    return names.contains(sequence.name());
  }

  /** Tells whether the default of a column needs a sequence that entities do not create. */
  boolean isMissingFor(Column column) {
    return column.defaultValue() instanceof ColumnDefault.Expression expression
        && !names.containsAll(SqlExpressions.sequences(expression.sql()));
  }
}
