package dev.autogen.diff;

import dev.autogen.schema.ObjectId;

/**
 * One way in which a database is not what the model says.
 *
 * @param code what kind of difference it is, the same in every release: {@code column-type}, {@code
 *     table-missing}, {@code index-invalid}
 * @param object what differs, by its name in the model; in the database when only that has it
 * @param sentence what is wrong, as a sentence
 * @param expected what the model says; empty when it says nothing
 * @param actual what the database has; empty when it has nothing
 */
public record Difference(
    String code, ObjectId object, String sentence, String expected, String actual) {

  /** Tells whether the database has an object that the model does not name. */
  public boolean isOnlyInDatabase() {
    return code.endsWith("-" + Finding.UNMODELLED) || code.endsWith("-" + Finding.REQUIRED);
  }

  /**
   * Tells whether the model alone decides that this is one: it names what is not there, or does not
   * name what inserts need.
   */
  public boolean isSaidByModelAlone() {
    return code.endsWith("-" + Finding.MISSING) || code.endsWith("-" + Finding.REQUIRED);
  }

  /** Tells whether the database is as a revision makes it, and only the model says otherwise. */
  public boolean isRevised() {
    return code.endsWith("-" + Finding.REVISED);
  }

  /** Returns a clause as a sentence. */
  public static String sentence(String clause) {
    return Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + ".";
  }

  /** Returns the sentence, and the code in brackets. */
  @Override
  public String toString() {
    return sentence + " [" + code + "]";
  }
}
