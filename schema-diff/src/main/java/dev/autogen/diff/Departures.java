package dev.autogen.diff;

import dev.autogen.operation.Drop;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.IndexKey;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableElement;
import dev.autogen.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Drops objects, saying nothing of what PostgreSQL drops with them: a table's elements, its
 * triggers; a column's constraints and indexes; a sequence that a column owns.
 */
final class Departures {

  private final Schema before;
  private final Places places;
  private final Map<ObjectId, SchemaObject> gone = new LinkedHashMap<>();
  private final Map<ObjectId, List<SchemaObject>> goesWith = new HashMap<>();

  private Departures(Collection<SchemaObject> gone, Schema before, Places places) {
    this.before = before;
    this.places = places;
    gone.forEach(object -> this.gone.put(object.id(), object));
  }

  static List<Planned> plan(Collection<SchemaObject> gone, Schema before, Places places) {
    return new Departures(gone, before, places).plan();
  }

  private List<Planned> plan() {
    Set<ObjectId> closingCircles = new LinkedHashSet<>();
    List<QualifiedName> tables =
        gone.values().stream()
            .filter(Table.class::isInstance)
            .map(o -> o.id().tableName())
            .toList();
    ForeignKeyGraph.of(tables, before)
        .closingCircles()
        .forEach(key -> closingCircles.add(key.id()));

    List<SchemaObject> dropped = new ArrayList<>();
    for (SchemaObject object : gone.values()) {
      List<ObjectId> carriers = closingCircles.contains(object.id()) ? List.of() : carriers(object);
      if (carriers.isEmpty()) {
        dropped.add(object);
      }
      carriers.forEach(id -> goesWith.computeIfAbsent(id, key -> new ArrayList<>()).add(object));
    }
    return dropped.stream().map(this::drop).toList();
  }

  private Planned drop(SchemaObject object) {
    List<SchemaObject> all = new ArrayList<>(List.of(object));
    for (int i = 0; i < all.size(); i++) {
      all.addAll(goesWith.getOrDefault(all.get(i).id(), List.of()));
    }
    String sql = object instanceof OpaqueObject opaque ? opaque.dropSql() : "";
    return Planned.drop(new Drop(object.id(), false, sql), all, places.drop(object));
  }

  /** The objects with the first of which PostgreSQL drops this one; none if it has its own drop. */
  private List<ObjectId> carriers(SchemaObject object) {
    if (object instanceof Sequence sequence) {
      return goneOf(sequence.ownedBy().stream());
    }
    if (object instanceof OpaqueObject opaque && opaque.kind() == ObjectKind.TRIGGER) {
      return goneOf(opaque.dependsOn().stream().filter(id -> id.kind() == ObjectKind.TABLE));
    }
    if (!(object instanceof TableElement element)) {
      return List.of();
    }
    List<ObjectId> table = goneOf(Stream.of(ObjectId.table(element.table())));
    if (!table.isEmpty() || element instanceof ForeignKey key && losesTarget(key)) {
      return table;
    }
    return goneOf(
        listedColumns(element).stream().map(name -> ObjectId.column(element.table(), name)));
  }

  private List<ObjectId> goneOf(Stream<ObjectId> ids) {
    return ids.filter(gone::containsKey).toList();
  }

  /** Two foreign keys may point to each other's columns, which then go in no order. */
  private boolean losesTarget(ForeignKey key) {
    return gone.containsKey(ObjectId.table(key.referencedTable()))
        || key.referencedColumns().stream()
            .anyMatch(name -> gone.containsKey(ObjectId.column(key.referencedTable(), name)));
  }

  /**
   * The columns that an element names as such. What only its expressions mention is left out: their
   * text does not tell for certain, and a drop that is stated is right either way.
   */
  private static List<String> listedColumns(TableElement element) {
    if (element instanceof PrimaryKey key) {
      return joined(key.columns(), key.include());
    }
    if (element instanceof UniqueConstraint constraint) {
      return joined(constraint.columns(), constraint.include());
    }
    if (element instanceof ForeignKey key) {
      return key.columns();
    }
    if (element instanceof Index index) {
      return joined(
          index.keys().stream().filter(key -> !key.isExpression()).map(IndexKey::text).toList(),
          index.include());
    }
    return List.of();
  }

  private static List<String> joined(List<String> columns, List<String> others) {
    return Stream.concat(columns.stream(), others.stream()).toList();
  }
}
