package dev.autogen.diff;

import dev.autogen.operation.Create;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Operation;
import dev.autogen.schema.Column;
import dev.autogen.schema.Constraint;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableElement;
import dev.autogen.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Creates objects. A table is created with its columns, keys and checks; its indexes follow, and
 * its foreign keys once all tables are there, so that circles need no rule of their own.
 */
final class Arrivals {

  /** Columns keep their order; constraints follow by kind and name. */
  private static final Comparator<TableElement> BY_KIND =
      Comparator.<TableElement, ObjectKind>comparing(element -> element.id().kind())
          .thenComparing(element -> element instanceof Column ? "" : element.name());

  private final Schema after;
  private final Ownership ownership;
  private final Places places;
  private final Map<ObjectId, SchemaObject> added = new LinkedHashMap<>();

  private Arrivals(
      Collection<SchemaObject> added, Schema after, Ownership ownership, Places places) {
    this.after = after;
    this.ownership = ownership;
    this.places = places;
    added.forEach(object -> this.added.put(object.id(), object));
  }

  static List<Planned> plan(
      Collection<SchemaObject> added, Schema after, Ownership ownership, Places places) {
    return new Arrivals(added, after, ownership, places).plan();
  }

  private List<Planned> plan() {
    List<Planned> planned = new ArrayList<>();
    for (SchemaObject object : added.values()) {
      if (object instanceof Table table) {
        planned.add(table(table));
      } else if (object instanceof Sequence sequence) {
        planned.addAll(ownership.creation(sequence));
      } else if (!isPartOfNewTable(object)) {
        planned.add(creation(object));
      }
    }
    return planned;
  }

  private boolean isPartOfNewTable(SchemaObject object) {
    return object instanceof TableElement element
        && added.containsKey(ObjectId.table(element.table()))
        && isInline(element);
  }

  private boolean isInline(TableElement element) {
    return !(element instanceof ForeignKey)
        && !(element instanceof Index)
        && !(element instanceof UniqueConstraint constraint && isOneOfSeveral(constraint));
  }

  /**
   * Tells whether the table has another key over the same columns: in {@code CREATE TABLE}
   * PostgreSQL silently leaves the second out (parse_utilcmd.c, {@code transformIndexConstraints}).
   */
  private boolean isOneOfSeveral(UniqueConstraint constraint) {
    return after.elements(constraint.table(), Constraint.class).stream()
        .filter(other -> !other.equals(constraint))
        .anyMatch(
            other ->
                other instanceof PrimaryKey key && key.columns().equals(constraint.columns())
                    || other instanceof UniqueConstraint unique
                        && unique.columns().equals(constraint.columns()));
  }

  private Planned table(Table table) {
    List<TableElement> elements =
        after.elements(table.name()).stream().filter(this::isInline).sorted(BY_KIND).toList();
    List<SchemaObject> created = new ArrayList<>(List.of(table));
    created.addAll(elements);
    Operation create = new CreateTable(table, elements);
    return Planned.creation(create, created, places.creation(table));
  }

  private Planned creation(SchemaObject object) {
    return Planned.creation(new Create(object), List.of(object), places.creation(object));
  }
}
