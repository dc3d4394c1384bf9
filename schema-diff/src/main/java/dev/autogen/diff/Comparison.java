package dev.autogen.diff;

import dev.autogen.schema.SchemaEquivalence;
import dev.autogen.schema.SchemaObject;

/**
 * When two objects of the same kind are the same in meaning. The caller normalises expressions of
 * different origins before; this then compares text.
 */
@FunctionalInterface
public interface Comparison {

  /** The one definition of equality: {@link SchemaEquivalence}. */
  Comparison EQUIVALENCE = SchemaEquivalence::equivalent;

  boolean same(SchemaObject one, SchemaObject other);
}
