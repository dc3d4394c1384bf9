package dev.autogen.diff;

import dev.autogen.operation.Operation;
import dev.autogen.schema.SchemaObject;
import java.util.List;

/**
 * An operation and what it does to objects, from which {@link OperationOrder} finds its place.
 *
 * @param operation the operation
 * @param effect what it means to objects that use those it is about
 * @param from the objects it takes, as they are before it: dropped, or changed
 * @param to the objects it leaves, as they are after it: created, or changed
 * @param place where it stands when nothing forces it elsewhere
 */
record Planned(
    Operation operation,
    Effect effect,
    List<SchemaObject> from,
    List<SchemaObject> to,
    Place place) {

  enum Effect {
    CREATES,
    DROPS,
    /** What uses the object in its new state waits. */
    CHANGES,
    /** Besides, what uses the object and goes must be gone before. */
    DISTURBS,
    /** The object is tied to what it uses, or set free of it; nobody waits. */
    TIES,
    /**
     * Name or state of a constraint: neither does it need what the object uses, nor is it waited
     * for.
     */
    LABELS
  }

  Planned {
    from = List.copyOf(from);
    to = List.copyOf(to);
  }

  static Planned creation(Operation operation, List<? extends SchemaObject> created, Place place) {
    return new Planned(operation, Effect.CREATES, List.of(), List.copyOf(created), place);
  }

  static Planned drop(Operation operation, List<? extends SchemaObject> dropped, Place place) {
    return new Planned(operation, Effect.DROPS, List.copyOf(dropped), List.of(), place);
  }

  static Planned change(
      Operation operation, Effect effect, SchemaObject from, SchemaObject to, Place place) {
    return new Planned(operation, effect, List.of(from), List.of(to), place);
  }

  boolean isDrop() {
    return effect == Effect.DROPS;
  }

  boolean isCreation() {
    return effect == Effect.CREATES;
  }

  boolean isAwaited() {
    return effect == Effect.CHANGES || effect == Effect.DISTURBS;
  }

  /** Returns what this is about, for messages. */
  String subject() {
    return (isCreation() ? to : from).get(0).id().toString();
  }
}
