package dev.autogen.diff;

import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;

/**
 * Something of the model that is gone, and something new that looks like it.
 *
 * @param object the table or column that is gone, or the enum type or column of a value that is;
 *     the table of a column by its new name
 * @param value the value that is gone; empty for a table or column
 * @param to the name of what is new
 */
public record LikelyRename(ObjectId object, String value, String to) {

  static LikelyRename of(ObjectId object, String to) {
    return new LikelyRename(object, "", to);
  }

  /** Returns the renames and this one. */
  public Renames in(Renames renames) {
    return value.isEmpty()
        ? renames.object(object, to)
        : renames.value(ValueRename.of(object, value, to));
  }

  /** Returns how the command line names it: {@code posts.body:content}. */
  public String text() {
    return old() + ":" + to;
  }

  private String old() {
    return object.dottedName() + (value.isEmpty() ? "" : "." + value);
  }

  /** Returns the flag that says yes: {@code --rename-column posts.body:content}. */
  public String renameFlag() {
    String what =
        value.isEmpty() ? (object.kind() == ObjectKind.TABLE ? "table" : "column") : "value";
    return "--rename-" + what + " " + text();
  }

  /** Returns the flag that says no: {@code --drop-add posts.body:content}. */
  public String dropAddFlag() {
    return "--drop-add " + text();
  }

  /** Returns what makes one ask: {@code posts.body is gone and content is new}. */
  public String sentence() {
    return "%s is gone and %s is new".formatted(old(), to);
  }
}
