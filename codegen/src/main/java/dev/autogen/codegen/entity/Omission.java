package dev.autogen.codegen.entity;

import dev.autogen.schema.ObjectId;

/**
 * Something of a schema that the entities do not say, for want of a word in Jakarta Persistence and
 * Hibernate.
 *
 * @param object what it is
 * @param sentence what is left out, and why
 */
public record Omission(ObjectId object, String sentence) implements Comparable<Omission> {

  @Override
  public int compareTo(Omission other) {
    int byObject = object.compareTo(other.object);
    return byObject != 0 ? byObject : sentence.compareTo(other.sentence);
  }
}
