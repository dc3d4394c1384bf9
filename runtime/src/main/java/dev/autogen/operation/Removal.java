package dev.autogen.operation;

import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.NamedSchema;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableElement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What goes when an object is dropped without {@code CASCADE}: the object, and what PostgreSQL
 * drops with it. Everything else that depends on any of these is a reason not to (documentation:
 * 5.15 Dependency Tracking, and {@code DROP COLUMN} of ALTER TABLE).
 */
final class Removal {

  private final SchemaState state;
  private final ObjectId root;
  private final Map<ObjectId, SchemaObject> removed = new LinkedHashMap<>();

  private Removal(SchemaState state, ObjectId root) {
    this.state = state;
    this.root = root;
  }

  /**
   * Returns all that goes with the object, itself first.
   *
   * @throws IllegalStateException if PostgreSQL would refuse
   */
  static List<SchemaObject> of(SchemaState state, SchemaObject object) {
    Removal removal = withoutChecks(state, object);
    removal.removed.values().forEach(removal::requireUnneeded);
    return List.copyOf(removal.removed.values());
  }

  private static Removal withoutChecks(SchemaState state, SchemaObject object) {
    Removal removal = new Removal(state, object.id());
    removal.collect(object);
    return removal;
  }

  /** Returns all that goes with the object if nothing speaks against it. */
  static List<SchemaObject> ifUnneeded(SchemaState state, SchemaObject object) {
    return List.copyOf(withoutChecks(state, object).removed.values());
  }

  private void collect(SchemaObject object) {
    if (removed.putIfAbsent(object.id(), object) != null) {
      return;
    }
    if (object instanceof Table table) {
      state.elements(table.name()).forEach(this::collect);
      collectTriggers(table.id());
    } else if (Triggers.canBeOn(object.id().kind())) {
      collectTriggers(object.id());
    } else if (object instanceof Column column) {
      collectWith(column);
    }
  }

  private void collectTriggers(ObjectId relation) {
    state.users(relation, OpaqueObject.class).stream()
        .filter(user -> user.kind() == ObjectKind.TRIGGER)
        .forEach(this::collect);
  }

  private void collectWith(Column column) {
    state.elements(column.table()).stream()
        .filter(element -> !(element instanceof Column))
        .filter(element -> Columns.involves(element, column.name()))
        .forEach(this::collect);
    state.users(column.id(), Sequence.class).forEach(this::collect);
  }

  private void requireUnneeded(SchemaObject object) {
    if (object instanceof NamedSchema schema) {
      requireEmpty(schema);
    }
    for (SchemaObject user : state.users(object.id())) {
      if (!removed.containsKey(user.id()) && isNeeded(object, user)) {
        throw Refusal.needed("drop", root, user.id());
      }
    }
    if (object instanceof Column column) {
      firstGeneratedFrom(column)
          .ifPresent(
              user -> {
                throw Refusal.needed("drop", root, user.id());
              });
    } else if (object instanceof TableElement element) {
      requireUnreferenced(element);
    }
  }

  /**
   * An identity column has a sequence of its own, whose name alone a sequence may share in a model.
   */
  private static boolean isNeeded(SchemaObject object, SchemaObject user) {
    return !(object instanceof Sequence
        && user instanceof Column column
        && column.defaultValue() instanceof ColumnDefault.Identity);
  }

  private Optional<Column> firstGeneratedFrom(Column column) {
    return state.generatedColumns(column.table()).stream()
        .filter(other -> !removed.containsKey(other.id()))
        .filter(other -> Columns.mentions(other, column.name()))
        .findFirst();
  }

  private void requireUnreferenced(TableElement key) {
    for (ForeignKey foreignKey : state.foreignKeysOn(key)) {
      if (!removed.containsKey(foreignKey.id())) {
        throw Refusal.needed("drop", root, foreignKey.id());
      }
    }
  }

  private void requireEmpty(NamedSchema schema) {
    for (SchemaObject object : state.all()) {
      if (object.id().schema().equals(schema.name())) {
        throw Refusal.needed("drop", root, object.id());
      }
    }
  }
}
