package dev.autogen.revision;

import dev.autogen.schema.ExclusionConstraint;
import dev.autogen.schema.QualifiedName;

/** An exclusion constraint to be created. */
public final class ExclusionDefinition extends ConstraintDefinition {

  private final ExclusionConstraint constraint;

  private ExclusionDefinition(ExclusionConstraint constraint) {
    this.constraint = constraint;
  }

  static ExclusionDefinition of(String name, String sql) {
    Requirements.name("an exclusion constraint", name);
    Requirements.sql("Exclusion constraint " + name, sql);
    String word = "exclude";
    if (!sql.regionMatches(true, 0, word, 0, word.length())) {
      throw new IllegalArgumentException(
          ("Exclusion constraint %s starts with '%s'. Write all that follows its name, from "
                  + "EXCLUDE on.")
              .formatted(name, sql.split("\\s", 2)[0]));
    }
    return new ExclusionDefinition(new ExclusionConstraint(Unplaced.TABLE, name, sql));
  }

  @Override
  ExclusionConstraint in(QualifiedName table) {
    return constraint.in(table);
  }
}
