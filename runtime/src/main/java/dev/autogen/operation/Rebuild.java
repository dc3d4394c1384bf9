package dev.autogen.operation;

import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.TableElement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Objects that are dropped and made again, because PostgreSQL cannot change in place what they
 * stand on; with everything that has to go before them.
 */
final class Rebuild {

  private final SchemaState state;
  private final Map<ObjectId, SchemaObject> objects = new LinkedHashMap<>();

  private Rebuild(SchemaState state) {
    this.state = state;
  }

  static Rebuild of(SchemaState state, Collection<? extends SchemaObject> roots) {
    Rebuild rebuild = new Rebuild(state);
    roots.forEach(rebuild::include);
    return rebuild;
  }

  boolean contains(ObjectId id) {
    return objects.containsKey(id);
  }

  private void include(SchemaObject root) {
    for (SchemaObject object : Removal.ifUnneeded(state, root)) {
      if (objects.putIfAbsent(object.id(), object) == null) {
        includeUsers(object);
      }
    }
  }

  private void includeUsers(SchemaObject object) {
    state.users(object.id()).stream()
        .filter(user -> user instanceof ForeignKey || user instanceof OpaqueObject)
        .forEach(this::include);
    if (object instanceof Column column) {
      state.generatedColumns(column.table()).stream()
          .filter(other -> Columns.mentions(other, column.name()))
          .forEach(this::include);
    } else if (object instanceof TableElement element) {
      state.foreignKeysOn(element).forEach(this::include);
    }
  }

  /** Returns the operations that drop the objects, dependents first. */
  List<Operation> drops() {
    List<Operation> drops = new ArrayList<>();
    List<OpaqueObject> opaque =
        new ArrayList<>(Recreation.inDependencyOrder(all(OpaqueObject.class)));
    Collections.reverse(opaque);
    opaque.forEach(object -> drops.add(new Drop(object.id(), false, object.dropSql())));
    List<TableElement> elements = all(TableElement.class);
    elements.stream()
        .filter(ForeignKey.class::isInstance)
        .forEach(key -> drops.add(Drop.of(key.id())));
    elements.stream()
        .filter(element -> !(element instanceof ForeignKey || element instanceof Column))
        .filter(element -> !goesWithColumn(element))
        .forEach(element -> drops.add(Drop.of(element.id())));
    elements.stream()
        .filter(Column.class::isInstance)
        .forEach(column -> drops.add(Drop.of(column.id())));
    return drops;
  }

  private boolean goesWithColumn(TableElement element) {
    return all(Column.class).stream()
        .anyMatch(
            column ->
                column.table().equals(element.table()) && Columns.involves(element, column.name()));
  }

  /** Returns the operations that make the objects again. */
  List<Operation> creations() {
    return Recreation.of(objects.values());
  }

  private <T extends SchemaObject> List<T> all(Class<T> type) {
    return objects.values().stream().filter(type::isInstance).map(type::cast).toList();
  }
}
