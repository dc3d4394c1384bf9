package dev.autogen.diff;

import dev.autogen.operation.Operation;
import dev.autogen.schema.SchemaObject;
import java.util.List;

/**
 * An operation and what it does to objects, from which {@link OperationOrder} finds its place.
 *
 * @param operation the operation
 * @param from the objects it takes, as they are before it: dropped, or changed
 * @param to the objects it leaves, as they are after it: created, or changed
 * @param disturbing whether what uses the object cannot be there while it runs
 * @param awaited whether what uses the object must wait until it has run
 * @param place where it stands when nothing forces it elsewhere
 */
record Planned(
    Operation operation,
    List<SchemaObject> from,
    List<SchemaObject> to,
    boolean disturbing,
    boolean awaited,
    Place place) {

  Planned {
    from = List.copyOf(from);
    to = List.copyOf(to);
  }

  static Planned creation(Operation operation, List<? extends SchemaObject> created, Place place) {
    return new Planned(operation, List.of(), List.copyOf(created), false, true, place);
  }

  static Planned drop(Operation operation, List<? extends SchemaObject> dropped, Place place) {
    return new Planned(operation, List.copyOf(dropped), List.of(), true, false, place);
  }

  /** A change that other objects wait for, such as that of a column's type. */
  static Planned change(
      Operation operation, SchemaObject from, SchemaObject to, boolean disturbing, Place place) {
    return new Planned(operation, List.of(from), List.of(to), disturbing, true, place);
  }

  /** A change that concerns nobody else, such as that of a name, a comment or an owner. */
  static Planned aside(Operation operation, SchemaObject from, SchemaObject to, Place place) {
    return new Planned(operation, List.of(from), List.of(to), false, false, place);
  }

  boolean isDrop() {
    return to.isEmpty();
  }

  boolean isCreation() {
    return from.isEmpty();
  }

  /** Returns what this is about, for messages. */
  String subjects() {
    return (isCreation() ? to : from).get(0).id().toString();
  }
}
