package dev.autogen.diff;

import dev.autogen.diff.Matching.Pair;
import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.ExclusionConstraint;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.IndexKey;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableElement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which objects that stay must be dropped and created all the same: those that no statement can
 * change, and those that use what is dropped or changed under them.
 */
final class Replacements {

  private final Pairing pairing;
  private final Uses uses;
  private final Alterations alterations;
  private final Map<ObjectId, ColumnAlteration> columns = new HashMap<>();
  private final Set<ObjectId> unsettled = new HashSet<>();

  /** A foreign key of a logged table must not point to one that is not, not even in between. */
  private final Set<ObjectId> persistenceChanges = new HashSet<>();

  private Replacements(Pairing pairing, Schema before, Alterations alterations) {
    this.pairing = pairing;
    this.uses = new Uses(before);
    this.alterations = alterations;
  }

  /** Returns the pairs to drop and create. */
  static Set<Pair<SchemaObject>> of(Pairing pairing, Schema before, Alterations alterations) {
    return new Replacements(pairing, before, alterations).find();
  }

  private Set<Pair<SchemaObject>> find() {
    pairing.gone().forEach(object -> unsettled.add(object.id()));
    Set<Pair<SchemaObject>> replaced = new LinkedHashSet<>();
    for (Pair<SchemaObject> pair : pairing.pairs()) {
      if (alterations.of(pair).isEmpty()) {
        replaced.add(pair);
        unsettled.add(pair.before().id());
      } else if (pair.before() instanceof Column column) {
        columns.put(column.id(), alterations.column(column, (Column) pair.after()));
      } else if (pair.before() instanceof Table table
          && table.unlogged() != ((Table) pair.after()).unlogged()) {
        persistenceChanges.add(table.id());
      }
    }
    int known;
    do {
      known = replaced.size();
      for (Pair<SchemaObject> pair : pairing.pairs()) {
        if (!replaced.contains(pair) && mustGo(pair.before())) {
          replaced.add(pair);
          unsettled.add(pair.before().id());
        }
      }
    } while (replaced.size() > known);
    return replaced;
  }

  private boolean mustGo(SchemaObject object) {
    boolean isComputed =
        object instanceof Column column && column.defaultValue() instanceof ColumnDefault.Generated;
    boolean isElement = object instanceof TableElement && !(object instanceof Column);
    if (!isComputed && !isElement && !(object instanceof OpaqueObject)) {
      return false;
    }
    return uses.of(object).stream().anyMatch(id -> disturbs(object, id));
  }

  private boolean disturbs(SchemaObject object, ObjectId used) {
    if (unsettled.contains(used)
        || object instanceof ForeignKey && persistenceChanges.contains(used)) {
      return true;
    }
    return columns.containsKey(used)
        && (breaks(object, columns.get(used)) || breaksKeyOf(object, used));
  }

  /**
   * PostgreSQL makes a key anew when a column that it only includes changes its type, and the
   * foreign keys that rest on it stand in the way; those from and to the column itself it makes
   * anew, too.
   */
  private boolean breaksKeyOf(SchemaObject object, ObjectId column) {
    return object instanceof ForeignKey key
        && columns.get(column).retypes()
        && column.tableName().equals(key.referencedTable())
        && !key.referencedColumns().contains(column.name())
        && !(key.table().equals(key.referencedTable()) && key.columns().contains(column.name()));
  }

  /**
   * PostgreSQL makes plain constraints and indexes anew by itself when the type of a column
   * changes. It refuses where the column is used by a generated column or a view (documentation:
   * ALTER TABLE), and where an expression or a foreign key does not fit the new type.
   */
  private static boolean breaks(SchemaObject object, ColumnAlteration column) {
    if (object instanceof Column || object instanceof OpaqueObject) {
      return column.retypes();
    }
    if (object instanceof ForeignKey) {
      return column.breaksForeignKeys();
    }
    return column.breaksExpressions() && hasExpression(object);
  }

  private static boolean hasExpression(SchemaObject object) {
    return object instanceof CheckConstraint
        || object instanceof ExclusionConstraint
        || object instanceof Index index
            && (!index.where().isEmpty()
                || index.keys().stream().anyMatch(Replacements::fitsOneTypeOnly));
  }

  private static boolean fitsOneTypeOnly(IndexKey key) {
    return key.isExpression() || !key.operatorClass().isEmpty() || !key.collation().isEmpty();
  }
}
