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

  /** Changes the object of that id, as far as it has changed already, if it is there. */
  void change(ObjectId id, UnaryOperator<SchemaObject> change) {
    start.find(id).ifPresent(object -> write(change.apply(current(object))));
  }

  /** Returns an object of the schema as it is by now. */
  SchemaObject current(SchemaObject object) {
    return written.getOrDefault(object.id(), object);
  }

  Map<ObjectId, SchemaObject> objects() {
    Map<ObjectId, SchemaObject> objects = new LinkedHashMap<>();
    for (SchemaObject object : start.objects()) {
      if (written.containsKey(object.id()) || !removed.contains(object.id())) {
        objects.put(object.id(), current(object));
      }
    }
    written.forEach(objects::putIfAbsent);
    return objects;
  }
}
