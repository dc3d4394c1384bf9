package dev.autogen.catalog;

import dev.autogen.schema.ObjectId;

/**
 * An expression of which PostgreSQL's own text is not known, so that it stays as it was written.
 *
 * @param object what it belongs to: a column, a check or an index
 * @param sql the expression as it was written
 * @param reason whose fault it is
 * @param message what PostgreSQL says
 */
public record NormalizationFailure(ObjectId object, String sql, Reason reason, String message) {

  /** Why the text of an expression is not known. */
  public enum Reason {
    /**
     * PostgreSQL does not take the expression for its table: it is different from any that it
     * takes.
     */
    REJECTED,
    /**
     * The role or the server does not allow temporary objects: nothing is known of the expression.
     */
    COULD_NOT_TELL
  }

  /** Returns a clause for messages: {@code check posts.ck (a >): syntax error at end of input}. */
  @Override
  public String toString() {
    String prefix = reason == Reason.COULD_NOT_TELL ? "could not tell: " : "";
    return "%s (%s): %s%s".formatted(object, sql, prefix, message);
  }
}
