package dev.autogen.operation;

import dev.autogen.schema.ObjectId;

/** Why PostgreSQL would not do something, as the exception to throw. */
final class Refusal {

  private Refusal() {}

  static IllegalStateException to(String verb, ObjectId object, String reason) {
    return new IllegalStateException("Cannot %s %s: %s".formatted(verb, object, reason));
  }

  /** The object to change is not there. */
  static IllegalStateException absent(String verb, ObjectId object) {
    return to(verb, object, "there is no such object. Check its name, or create it first.");
  }

  /** Something that is needed is not there. */
  static IllegalStateException missing(String verb, ObjectId object, ObjectId needed) {
    return to(verb, object, "there is no %s. Create that first.".formatted(needed));
  }

  /** Something else needs what is to go. */
  static IllegalStateException needed(String verb, ObjectId object, ObjectId dependent) {
    return to(verb, object, "%s depends on it. Drop that first.".formatted(dependent));
  }
}
