package dev.autogen.operation;

import dev.autogen.schema.ObjectId;
import dev.autogen.schema.SchemaObject;
import java.util.List;

/**
 * Changes attributes of an object that stays.
 *
 * @param object a table, a column, a sequence, a type
 * @param changes what becomes different, at most one of each kind, and of one storage parameter
 */
public record Alter(ObjectId object, List<Change> changes) implements Operation {

  public Alter {
    changes = List.copyOf(changes);
  }

  /** Changes attributes of an object. */
  public static Alter of(ObjectId object, Change... changes) {
    return new Alter(object, List.of(changes));
  }

  /** Makes one state of an object other than a column the other, in all that can be altered. */
  public static Alter between(SchemaObject from, SchemaObject to) {
    return new Alter(from.id(), ObjectChanges.between(from, to));
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.alter(this);
  }
}
