package dev.autogen.diff;

import dev.autogen.schema.ObjectId;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A schema with some objects in another state. Names may change hands: nothing is lost on the way.
 */
final class Repairs {

  private final Schema start;
  private final Set<ObjectId> removed = new HashSet<>();
  private final Map<ObjectId, SchemaObject> written = new LinkedHashMap<>();

  /** By the id at the start: another may have that by now. */
  private final Map<ObjectId, SchemaObject> altered = new LinkedHashMap<>();

  Repairs(Schema start) {
    this.start = start;
  }

  void remove(SchemaObject object) {
    removed.add(object.id());
  }

  boolean isRemoved(SchemaObject object) {
    return removed.contains(object.id());
  }

  boolean isRemoved(ObjectId id) {
    return removed.contains(id);
  }

  /** Adds an object, or gives the one of that id other attributes. */
  void write(SchemaObject object) {
    written.put(object.id(), object);
  }

  /**
   * Changes an object of the start, its name perhaps, as far as it has changed already. It is there
   * unless somebody else's change took it away.
   */
  void alter(ObjectId id, UnaryOperator<SchemaObject> change) {
    start
        .find(id)
        .ifPresent(
            object -> altered.put(id, change.apply(altered.getOrDefault(id, current(object)))));
  }

  /** Returns an object of the schema as it is by now. */
  SchemaObject current(SchemaObject object) {
    return written.getOrDefault(object.id(), object);
  }

  Map<ObjectId, SchemaObject> objects() {
    Map<ObjectId, SchemaObject> objects = new LinkedHashMap<>();
    for (SchemaObject object : start.objects()) {
      ObjectId id = object.id();
      if (altered.containsKey(id)) {
        objects.put(altered.get(id).id(), altered.get(id));
      } else if (written.containsKey(id) || !removed.contains(id)) {
        objects.put(id, current(object));
      }
    }
    written.forEach(objects::putIfAbsent);
    return objects;
  }
}
