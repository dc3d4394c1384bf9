package dev.autogen.diff;

import dev.autogen.schema.ObjectId;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.SchemaText;
import java.util.function.Consumer;

/**
 * A difference and what mends it.
 *
 * @param repair changes the objects of the database; does nothing where only people can mend it
 */
record Finding(Difference difference, Consumer<Repairs> repair) {

  static final String MISSING = "missing";
  static final String RENAMED = "renamed";
  static final String UNMODELLED = "unmodelled";
  static final String REQUIRED = "required";

  /** The database has a fact as a revision makes it, and not as the model says. */
  static final String REVISED = "revised";

  static final Consumer<Repairs> BY_PEOPLE = repairs -> {};

  /** The database has one thing where another should be. */
  static Finding of(
      ObjectId object,
      String what,
      String sentence,
      String expected,
      String actual,
      Consumer<Repairs> repair) {
    return new Finding(
        new Difference(code(object, what), object, sentence, expected, actual), repair);
  }

  boolean isForPeople() {
    return repair == BY_PEOPLE;
  }

  /** Tells whether an object is missing or has another name. */
  boolean is(String what) {
    return difference.code().endsWith("-" + what);
  }

  /** The database has what the model does not name; nothing is to be done. */
  static Difference unmodelled(SchemaObject object, String sentence) {
    String actual =
        object instanceof OpaqueObject opaque ? opaque.definition() : SchemaText.line(object);
    return new Difference(code(object.id(), UNMODELLED), object.id(), sentence, "", actual);
  }

  private static String code(ObjectId id, String what) {
    return id.kind().words().replace(' ', '-') + "-" + what;
  }
}
