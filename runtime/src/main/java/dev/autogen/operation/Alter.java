package dev.autogen.operation;

import dev.autogen.schema.ObjectId;
import java.util.List;

/**
 * Changes attributes of an object that stays.
 *
 * @param object a table, a column, a sequence, a type
 * @param changes what becomes different, at most one of each kind
 */
public record Alter(ObjectId object, List<Change> changes) implements Operation {

  public Alter {
    changes = List.copyOf(changes);
  }

  /** Changes attributes of an object. */
  public static Alter of(ObjectId object, Change... changes) {
    return new Alter(object, List.of(changes));
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.alter(this);
  }
}
