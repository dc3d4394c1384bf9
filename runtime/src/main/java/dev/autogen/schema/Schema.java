package dev.autogen.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a database looks like: its objects, each with an id of its own.
 *
 * <p>Immutable. The order of objects has no meaning but for columns, whose order within their table
 * is their position. Equality is exact; {@link SchemaEquivalence} defines equality in meaning.
 */
public final class Schema {

  /** A database without any object. */
  public static final Schema EMPTY = new Schema(new LinkedHashMap<>());

  private final Map<ObjectId, SchemaObject> objects;
  private final Map<QualifiedName, Set<ObjectId>> elements;

  private Schema(Map<ObjectId, SchemaObject> objects) {
    this.objects = Collections.unmodifiableMap(objects);
    this.elements = new LinkedHashMap<>();
    for (ObjectId id : objects.keySet()) {
      if (id.kind().isTableElement()) {
        elements.computeIfAbsent(id.tableName(), table -> new LinkedHashSet<>()).add(id);
      }
    }
  }

  /**
   * Returns the schema of those objects.
   *
   * @throws IllegalArgumentException if two objects have the same id
   */
  public static Schema of(Collection<? extends SchemaObject> objects) {
    Builder builder = new Builder(EMPTY);
    objects.forEach(builder::add);
    return builder.build();
  }

  /** Returns the schema of those objects. */
  public static Schema of(SchemaObject... objects) {
    return of(List.of(objects));
  }

  /** Returns a builder that starts with the objects of this schema. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Returns all objects; the columns of a table in their order. */
  public Collection<SchemaObject> objects() {
    return objects.values();
  }

  /** Returns the objects of one kind of record, such as {@code Table.class}. */
  public <T extends SchemaObject> List<T> objects(Class<T> type) {
    return objects.values().stream().filter(type::isInstance).map(type::cast).toList();
  }

  public boolean isEmpty() {
    return objects.isEmpty();
  }

  public boolean contains(ObjectId id) {
    return objects.containsKey(id);
  }

  public Optional<SchemaObject> find(ObjectId id) {
    return Optional.ofNullable(objects.get(id));
  }

  /** Returns the object of that id and record type, if there is one. */
  public <T extends SchemaObject> Optional<T> find(ObjectId id, Class<T> type) {
    return find(id).filter(type::isInstance).map(type::cast);
  }

  public Optional<Table> table(QualifiedName name) {
    return find(ObjectId.table(name), Table.class);
  }

  public Optional<Column> column(QualifiedName table, String name) {
    return find(ObjectId.column(table, name), Column.class);
  }

  /** Returns the columns of a table in their order; empty for a table that is not there. */
  public List<Column> columns(QualifiedName table) {
    return elements(table, Column.class);
  }

  /** Returns the columns, constraints and indexes of a table. */
  public List<TableElement> elements(QualifiedName table) {
    return elements(table, TableElement.class);
  }

  /** Returns the elements of a table that are of one type, such as {@code Index.class}. */
  public <T extends TableElement> List<T> elements(QualifiedName table, Class<T> type) {
    return elements.getOrDefault(table, Set.of()).stream()
        .map(objects::get)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  public Optional<PrimaryKey> primaryKey(QualifiedName table) {
    return elements(table, PrimaryKey.class).stream().findFirst();
  }

  /** Returns the constraint of a table by name, of whichever kind it is. */
  public Optional<Constraint> constraint(QualifiedName table, String name) {
    return elements(table, Constraint.class).stream()
        .filter(c -> c.name().equals(name))
        .findFirst();
  }

  /**
   * Returns the foreign keys of all tables that point to a table, those of the table itself
   * included.
   */
  public List<ForeignKey> referencing(QualifiedName table) {
    return objects.values().stream()
        .filter(ForeignKey.class::isInstance)
        .map(ForeignKey.class::cast)
        .filter(key -> key.referencedTable().equals(table))
        .toList();
  }

  /** Returns the schema of the objects that the function gives for those of this one. */
  public Schema map(UnaryOperator<SchemaObject> function) {
    return of(objects.values().stream().map(function).toList());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Schema that
        && objects.equals(that.objects)
        && elements.keySet().stream().allMatch(table -> columns(table).equals(that.columns(table)));
  }

  @Override
  public int hashCode() {
    return objects.hashCode();
  }

  /** Returns the canonical text, as {@link SchemaText#print} does. */
  @Override
  public String toString() {
    return SchemaText.print(this);
  }

  /** Collects objects for a {@link Schema}. */
  public static final class Builder {
    private final Map<ObjectId, SchemaObject> objects;

    private Builder(Schema start) {
      this.objects = new LinkedHashMap<>(start.objects);
    }

    /**
     * Adds an object.
     *
     * @throws IllegalArgumentException if there is one with the same id
     */
    public Builder add(SchemaObject object) {
      if (objects.putIfAbsent(object.id(), object) != null) {
        throw new IllegalArgumentException("There are two of " + object.id());
      }
      return this;
    }

    /** Adds an object, or puts it in the place of the one with the same id. */
    public Builder put(SchemaObject object) {
      objects.put(object.id(), object);
      return this;
    }

    /**
     * Puts an object in the place of another, whose position it takes.
     *
     * @throws IllegalArgumentException if the id is not there, or the new id is taken
     */
    public Builder replace(ObjectId id, SchemaObject object) {
      if (!objects.containsKey(id)) {
        throw new IllegalArgumentException("There is no " + id);
      }
      if (object.id().equals(id)) {
        return put(object);
      }
      if (objects.containsKey(object.id())) {
        throw new IllegalArgumentException("There is already " + object.id());
      }
      List<SchemaObject> all = new ArrayList<>(objects.values());
      objects.clear();
      for (SchemaObject one : all) {
        SchemaObject kept = one.id().equals(id) ? object : one;
        objects.put(kept.id(), kept);
      }
      return this;
    }

    /** Returns the object that has this id by now. */
    public Optional<SchemaObject> find(ObjectId id) {
      return Optional.ofNullable(objects.get(id));
    }

    /** Removes an object, if it is there. */
    public Builder remove(ObjectId id) {
      objects.remove(id);
      return this;
    }

    public Schema build() {
      return objects.isEmpty() && EMPTY != null ? EMPTY : new Schema(new LinkedHashMap<>(objects));
    }
  }
}
