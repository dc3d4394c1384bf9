package dev.autogen.operation;

import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.Constraint;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableElement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A schema that operations change in place, with indexes of what refers to what and of the names
 * that are taken, so that a long list of operations costs no more than its length.
 */
final class SchemaState {

  private static final Set<ObjectKind> RELATIONS =
      Set.of(
          ObjectKind.TABLE,
          ObjectKind.SEQUENCE,
          ObjectKind.COMPOSITE_TYPE,
          ObjectKind.INDEX,
          ObjectKind.PRIMARY_KEY,
          ObjectKind.UNIQUE_CONSTRAINT,
          ObjectKind.EXCLUSION_CONSTRAINT,
          ObjectKind.VIEW,
          ObjectKind.MATERIALIZED_VIEW);

  /**
   * Every relation with rows has a row type of its name; a sequence has none since PostgreSQL 14.
   */
  private static final Set<ObjectKind> TYPES =
      Set.of(
          ObjectKind.DOMAIN,
          ObjectKind.ENUM_TYPE,
          ObjectKind.COMPOSITE_TYPE,
          ObjectKind.TABLE,
          ObjectKind.VIEW,
          ObjectKind.MATERIALIZED_VIEW);

  private final Map<ObjectId, SchemaObject> standalone = new LinkedHashMap<>();
  private final Map<QualifiedName, Map<ObjectId, TableElement>> elements = new LinkedHashMap<>();
  private final Map<ObjectId, Set<ObjectId>> users = new HashMap<>();
  private final Map<QualifiedName, Set<ObjectId>> relations = new HashMap<>();
  private final Map<QualifiedName, Set<ObjectId>> types = new HashMap<>();

  SchemaState(Schema schema) {
    schema.objects().forEach(this::add);
  }

  Schema toSchema() {
    return Schema.of(all());
  }

  /** Tells whether objects of that kind are types that a column can have. */
  static boolean isType(ObjectKind kind) {
    return TYPES.contains(kind);
  }

  /** Returns all objects, the elements of each table behind it. */
  List<SchemaObject> all() {
    List<SchemaObject> all = new ArrayList<>();
    for (SchemaObject object : standalone.values()) {
      all.add(object);
      if (object instanceof Table table) {
        all.addAll(elements(table.name()));
      }
    }
    elements.forEach(
        (table, some) -> {
          if (!standalone.containsKey(ObjectId.table(table))) {
            all.addAll(some.values());
          }
        });
    return all;
  }

  boolean contains(ObjectId id) {
    return home(id).containsKey(id);
  }

  Optional<SchemaObject> find(ObjectId id) {
    return Optional.ofNullable(home(id).get(id));
  }

  Optional<Column> column(QualifiedName table, String name) {
    return find(ObjectId.column(table, name)).map(Column.class::cast);
  }

  List<TableElement> elements(QualifiedName table) {
    return List.copyOf(elements.getOrDefault(table, Map.of()).values());
  }

  <T extends TableElement> List<T> elements(QualifiedName table, Class<T> type) {
    return elements.getOrDefault(table, Map.of()).values().stream()
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  Optional<Constraint> constraint(QualifiedName table, String name) {
    return elements(table, Constraint.class).stream()
        .filter(constraint -> constraint.name().equals(name))
        .findFirst();
  }

  /**
   * Returns the object of that id; a constraint also when the id has it as another kind of
   * constraint.
   */
  Optional<SchemaObject> resolve(ObjectId id) {
    Optional<SchemaObject> object = find(id);
    return object.isEmpty() && id.kind().isConstraint()
        ? constraint(id.tableName(), id.name()).map(SchemaObject.class::cast)
        : object;
  }

  /** Returns the objects that refer to that one. */
  List<SchemaObject> users(ObjectId id) {
    Set<ObjectId> ids = new LinkedHashSet<>(users.getOrDefault(id, Set.of()));
    if (isType(id.kind())) {
      ids.addAll(users.getOrDefault(References.type(id.qualifiedName()), Set.of()));
    }
    return ids.stream().flatMap(user -> find(user).stream()).toList();
  }

  <T extends SchemaObject> List<T> users(ObjectId id, Class<T> type) {
    return users(id).stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Returns the foreign keys that point to a table, its own included. */
  List<ForeignKey> foreignKeysTo(QualifiedName table) {
    return users(ObjectId.table(table), ForeignKey.class);
  }

  /** Returns the foreign keys that depend on a key of the table that they point to. */
  List<ForeignKey> foreignKeysOn(TableElement key) {
    return Columns.isKey(key)
        ? foreignKeysTo(key.table()).stream()
            .filter(
                foreignKey ->
                    Columns.keyOf(foreignKey, elements(key.table()))
                        .filter(key::equals)
                        .isPresent())
            .toList()
        : List.of();
  }

  /** Returns the foreign keys that depend on a key whose index carries the column. */
  List<ForeignKey> foreignKeysOnCarriersOf(Column column) {
    return elements(column.table()).stream()
        .filter(element -> Columns.carried(element).contains(column.name()))
        .flatMap(element -> foreignKeysOn(element).stream())
        .toList();
  }

  /** Returns the generated columns of a table, the only ones that depend on others. */
  List<Column> generatedColumns(QualifiedName table) {
    return elements(table, Column.class).stream()
        .filter(column -> column.defaultValue() instanceof ColumnDefault.Generated)
        .toList();
  }

  /**
   * Returns what has a name that the object needs for itself: tables, indexes, constraints with an
   * index, sequences and composite types share one set of names ({@code pg_class}), types and
   * tables another ({@code pg_type}), the constraints of a table a third.
   *
   * @param except the object's own id before a rename
   */
  Optional<ObjectId> nameTakenBy(ObjectId id, Optional<ObjectId> except) {
    Stream<ObjectId> same = contains(id) ? Stream.of(id) : Stream.empty();
    Stream<ObjectId> constraints =
        id.kind().isConstraint()
            ? constraint(id.tableName(), id.name()).map(SchemaObject::id).stream()
            : Stream.empty();
    return Stream.of(same, constraints, taken(RELATIONS, relations, id), taken(TYPES, types, id))
        .flatMap(ids -> ids)
        .filter(other -> except.isEmpty() || !other.equals(except.get()))
        .findFirst();
  }

  /** Returns what has the name of a type. */
  Optional<ObjectId> type(QualifiedName name) {
    return types.getOrDefault(name, Set.of()).stream().findFirst();
  }

  /** Returns what has the name of a relation; a column if the sequence of its identity has it. */
  Optional<ObjectId> relation(QualifiedName name) {
    return relations.getOrDefault(name, Set.of()).stream().findFirst();
  }

  private static Stream<ObjectId> taken(
      Set<ObjectKind> kinds, Map<QualifiedName, Set<ObjectId>> names, ObjectId id) {
    return kinds.contains(id.kind())
        ? names.getOrDefault(id.qualifiedName(), Set.of()).stream()
        : Stream.empty();
  }

  void add(SchemaObject object) {
    ObjectId id = object.id();
    if (object instanceof TableElement element) {
      elements.computeIfAbsent(element.table(), table -> new LinkedHashMap<>()).put(id, element);
    } else {
      standalone.put(id, object);
    }
    index(object);
  }

  void addAll(Collection<? extends SchemaObject> objects) {
    objects.forEach(this::add);
  }

  void remove(ObjectId id) {
    find(id).ifPresent(this::unindex);
    if (id.kind().isTableElement()) {
      Map<ObjectId, TableElement> some = elements.getOrDefault(id.tableName(), new HashMap<>());
      some.remove(id);
      if (some.isEmpty()) {
        elements.remove(id.tableName());
      }
    } else {
      standalone.remove(id);
    }
  }

  /** Puts an object in the place of another; a column keeps its position. */
  void replace(ObjectId id, SchemaObject object) {
    find(id).ifPresent(this::unindex);
    if (object instanceof TableElement element
        && id.kind().isTableElement()
        && id.tableName().equals(element.table())) {
      putInPlace(id, element);
      index(object);
    } else if (object.id().equals(id)) {
      standalone.put(id, object);
      index(object);
    } else {
      remove(id);
      add(object);
    }
  }

  private void putInPlace(ObjectId id, TableElement element) {
    Map<ObjectId, TableElement> some = elements.get(element.table());
    if (element.id().equals(id)) {
      some.put(id, element);
      return;
    }
    List<TableElement> inOrder = new ArrayList<>(some.values());
    some.clear();
    for (TableElement one : inOrder) {
      TableElement kept = one.id().equals(id) ? element : one;
      some.put(kept.id(), kept);
    }
  }

  private Map<ObjectId, ? extends SchemaObject> home(ObjectId id) {
    return id.kind().isTableElement()
        ? elements.getOrDefault(id.tableName(), Map.of())
        : standalone;
  }

  private void index(SchemaObject object) {
    ObjectId id = object.id();
    References.of(object).forEach(target -> enter(users, target, id));
    relationNames(object).forEach(name -> enter(relations, name, id));
    if (isType(id.kind())) {
      enter(types, id.qualifiedName(), id);
    }
  }

  private void unindex(SchemaObject object) {
    ObjectId id = object.id();
    References.of(object).forEach(target -> leave(users, target, id));
    relationNames(object).forEach(name -> leave(relations, name, id));
    if (isType(id.kind())) {
      leave(types, id.qualifiedName(), id);
    }
  }

  private static List<QualifiedName> relationNames(SchemaObject object) {
    if (object instanceof Column column
        && column.defaultValue() instanceof ColumnDefault.Identity identity) {
      return List.of(IdentitySequence.name(column, identity));
    }
    return RELATIONS.contains(object.id().kind())
        ? List.of(object.id().qualifiedName())
        : List.of();
  }

  private static <K> void enter(Map<K, Set<ObjectId>> index, K key, ObjectId id) {
    index.computeIfAbsent(key, any -> new LinkedHashSet<>()).add(id);
  }

  private static <K> void leave(Map<K, Set<ObjectId>> index, K key, ObjectId id) {
    Set<ObjectId> ids = index.get(key);
    if (ids != null) {
      ids.remove(id);
      if (ids.isEmpty()) {
        index.remove(key);
      }
    }
  }
}
