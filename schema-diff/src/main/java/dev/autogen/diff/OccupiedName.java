package dev.autogen.diff;

import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.GeneratedNames;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.SchemaObject;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A name that only one object can have at a time. Tables, indexes, sequences, views and the indexes
 * of constraints share their names within a schema ({@code pg_class}); so do types, to which every
 * table adds its own ({@code pg_type}), and a sequence needs to be free; constraints share theirs
 * within a table, which has one primary key.
 *
 * @param space what the name is unique in
 * @param name the name
 */
record OccupiedName(String space, String name) {

  private static final Set<ObjectKind> RELATIONS =
      EnumSet.of(
          ObjectKind.TABLE,
          ObjectKind.SEQUENCE,
          ObjectKind.COMPOSITE_TYPE,
          ObjectKind.INDEX,
          ObjectKind.PRIMARY_KEY,
          ObjectKind.UNIQUE_CONSTRAINT,
          ObjectKind.EXCLUSION_CONSTRAINT,
          ObjectKind.VIEW,
          ObjectKind.MATERIALIZED_VIEW);

  private static final Set<ObjectKind> TYPES =
      EnumSet.of(
          ObjectKind.TABLE,
          ObjectKind.SEQUENCE,
          ObjectKind.ENUM_TYPE,
          ObjectKind.COMPOSITE_TYPE,
          ObjectKind.DOMAIN,
          ObjectKind.VIEW,
          ObjectKind.MATERIALIZED_VIEW);

  /** Returns the names that an object occupies. */
  static Set<OccupiedName> of(SchemaObject object) {
    ObjectId id = object.id();
    Set<OccupiedName> names = of(id);
    if (object instanceof PrimaryKey key) {
      names.add(new OccupiedName("primary key", key.table().toString()));
    }
    if (object instanceof Column column
        && column.defaultValue() instanceof ColumnDefault.Identity identity) {
      names.add(relation(id, sequenceName(column, identity)));
    }
    return names;
  }

  /** Returns the names that an object of that id occupies by its own name. */
  static Set<OccupiedName> of(ObjectId id) {
    Set<OccupiedName> names = new LinkedHashSet<>();
    if (RELATIONS.contains(id.kind())) {
      names.add(relation(id, id.name()));
    }
    if (TYPES.contains(id.kind())) {
      names.add(new OccupiedName("type in " + id.schema(), id.name()));
    }
    if (id.kind().isTableElement()) {
      String what = id.kind().isConstraint() ? "constraint" : id.kind().words();
      names.add(new OccupiedName(what + " of " + id.tableName(), id.name()));
    } else {
      names.add(new OccupiedName(id.kind() + " in " + id.schema(), id.name()));
    }
    return names;
  }

  private static String sequenceName(Column column, ColumnDefault.Identity identity) {
    return identity.sequence().isEmpty()
        ? GeneratedNames.sequence(column.table().name(), column.name(), name -> false)
        : identity.sequence();
  }

  private static OccupiedName relation(ObjectId id, String name) {
    return new OccupiedName("relation in " + id.schema(), name);
  }
}
