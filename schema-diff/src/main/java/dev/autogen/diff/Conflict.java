package dev.autogen.diff;

import dev.autogen.schema.ObjectId;

/**
 * A fact that the model changed and that the database has in a third way.
 *
 * @param object the object, by its name in the model or, for one that only the database has, there
 * @param fact which fact, such as {@code type}; {@code definition} for the object as a whole
 * @param then what the model said when the last revision was written; {@code none} if nothing
 * @param now what the model says; {@code none} if nothing
 * @param live what the database has; {@code none} if nothing
 * @param reason why no side can be taken without asking, as a sentence; empty for plain
 *     disagreement
 */
public record Conflict(
    ObjectId object, String fact, String then, String now, String live, String reason) {

  static final String NONE = "none";

  /** The fact of a conflict with something that needs what the model drops. */
  static final String DEPENDENCY = "dependency";

  /** The fact of a conflict with something that has the name of what the model adds. */
  static final String NAME = "name";

  /** Returns the name by which flags refer to the object: {@code posts.title}. */
  public String name() {
    return Resolutions.name(object);
  }

  /** Tells whether flags can decide it; otherwise something must be done first. */
  public boolean isDecidable() {
    return !fact.equals(DEPENDENCY) && !fact.equals(NAME);
  }

  /** Returns what is wrong, and the flags that decide it, in one or two sentences. */
  public String message() {
    if (!isDecidable()) {
      return reason;
    }
    String what =
        reason.isEmpty()
            ? "The %s of %s was %s and is %s in the model, but %s in the database."
                .formatted(fact, object, then, now, live)
            : reason;
    return "%s Add --take-model %s or --keep-database %s.".formatted(what, name(), name());
  }
}
