package dev.autogen.diff;

import dev.autogen.schema.Schema;
import java.util.function.Predicate;

/**
 * What the revisions that a database has make when they are replayed.
 *
 * @param schema the outcome
 * @param isWhole whether that is all they make; false where raw SQL may have made more
 * @param givenHere whether a revision that ran in this database gave a constraint or index of
 *     {@code schema} its name, by that name; false where it was only recorded
 * @param hidden whether raw SQL of a revision may have given that name
 */
public record Made(
    Schema schema, boolean isWhole, Predicate<String> givenHere, Predicate<String> hidden) {

  /** No revisions that made anything. */
  public static final Made NOTHING = of(Schema.EMPTY);

  /** Returns what revisions make that all ran in the database, and have no raw SQL. */
  public static Made of(Schema schema) {
    return new Made(schema, true, name -> true, name -> false);
  }
}
