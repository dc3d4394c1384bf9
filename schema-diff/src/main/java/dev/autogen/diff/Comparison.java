package dev.autogen.diff;

import dev.autogen.schema.SchemaEquivalence;
import dev.autogen.schema.SchemaObject;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * When two objects of the same kind are the same in meaning. The caller normalises expressions of
 * different origins before; this then compares text.
 */
@FunctionalInterface
public interface Comparison {

  /** The one definition of equality: {@link SchemaEquivalence}. */
  Comparison EQUIVALENCE = object -> Set.of();

  /** Returns the other forms that an object has, its expressions in PostgreSQL's words. */
  Set<SchemaObject> formsOf(SchemaObject object);

  /** Tells whether both are the same in one of their forms. */
  default boolean same(SchemaObject one, SchemaObject other) {
    return same(one, other, UnaryOperator.identity());
  }

  /** Tells whether both are the same after what does not matter is made the same in both. */
  default boolean same(SchemaObject one, SchemaObject other, UnaryOperator<SchemaObject> levelled) {
    return allFormsOf(one)
        .map(levelled)
        .anyMatch(
            form ->
                allFormsOf(other)
                    .map(levelled)
                    .anyMatch(otherForm -> SchemaEquivalence.equivalent(form, otherForm)));
  }

  private Stream<SchemaObject> allFormsOf(SchemaObject object) {
    return Stream.concat(Stream.of(object), formsOf(object).stream());
  }
}
