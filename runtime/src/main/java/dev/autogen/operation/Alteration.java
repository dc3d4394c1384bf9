package dev.autogen.operation;

import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Changes attributes of objects of a schema as PostgreSQL would, or says why it would not. */
final class Alteration {

  private static final Set<ObjectKind> BOUND_TO_TYPES =
      Set.of(ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW, ObjectKind.TRIGGER);

  private final SchemaState state;
  private final SchemaObject before;
  private final List<Change> changes;

  Alteration(SchemaState state, Alter operation) {
    this.state = state;
    this.before =
        state
            .resolve(operation.object())
            .orElseThrow(() -> Refusal.absent("alter", operation.object()));
    this.changes = inOrder(operation.changes());
  }

  /**
   * PostgreSQL runs what one statement changes in passes (tablecmds.c, {@code AlterTablePass}):
   * removals, then the type, then the rest.
   */
  private static List<Change> inOrder(List<Change> changes) {
    return changes.stream().sorted(Comparator.comparing(Alteration::pass)).toList();
  }

  private static int pass(Change change) {
    if (ColumnChanges.isRemoval(change)) {
      return 0;
    }
    if (change instanceof Change.SetType) {
      return 1;
    }
    return change instanceof Change.SetNullable ? 2 : 3;
  }

  /** Returns the object as it is before. */
  SchemaObject before() {
    return before;
  }

  /**
   * Returns the object as it is after the changes.
   *
   * @throws IllegalStateException if PostgreSQL would refuse them
   */
  SchemaObject after() {
    SchemaObject object = before;
    for (Change change : changes) {
      require(change, object);
      object = ObjectChanges.apply(change, object);
      if (change instanceof Change.AddIdentity && object instanceof Column column) {
        object = new Creation(state).withSequence(column);
      }
    }
    return object;
  }

  private void require(Change change, SchemaObject object) {
    if (object instanceof Column column) {
      if (change instanceof Change.SetType type) {
        requireConvertible(column);
        requireNoUsing(column, type);
        requireConvertibleDefault(column, type);
      } else if (change instanceof Change.SetCollation) {
        requireConvertible(column);
      } else if (change instanceof Change.SetNullable nullable && nullable.nullable()) {
        requireOutsidePrimaryKey(column);
      }
    } else if (object instanceof Table table && change instanceof Change.SetUnlogged to) {
      requireSamePersistence(table, to.unlogged());
    } else if (change instanceof Change.SetOwner owner) {
      owner
          .ownedBy()
          .ifPresent(column -> new Creation(state).requireOwner("alter", object.id(), column));
    } else if (change instanceof Change.SetAttributeType) {
      requireNoColumnOf(object);
    }
  }

  /**
   * A collation is set with the type, so that the same holds for it. See tablecmds.c, {@code
   * ATPrepAlterColumnType} and {@code RememberAllDependentForRebuilding}. An index that includes
   * the column is built anew, but not the foreign key that depends on it alone, so that PostgreSQL
   * fails (seen with 15 and 18).
   */
  private void requireConvertible(Column column) {
    state.generatedColumns(column.table()).stream()
        .filter(other -> Columns.mentions(other, column.name()))
        .findFirst()
        .ifPresent(
            other -> {
              throw Refusal.needed("change the type of", column.id(), other.id());
            });
    for (OpaqueObject user : state.users(column.id(), OpaqueObject.class)) {
      if (BOUND_TO_TYPES.contains(user.kind())) {
        throw Refusal.needed("change the type of", column.id(), user.id());
      }
    }
    for (ForeignKey key : state.foreignKeysOnCarriersOf(column)) {
      throw Refusal.needed("change the type of", column.id(), key.id());
    }
  }

  private void requireNoUsing(Column column, Change.SetType change) {
    if (column.defaultValue() instanceof ColumnDefault.Generated && !change.using().isEmpty()) {
      throw Refusal.to(
          "change the type of", column.id(), "a generated column takes no USING. Remove that.");
    }
  }

  /**
   * No cast to an enum happens by itself, and the default of a column is cast without {@code
   * USING}.
   */
  private void requireConvertibleDefault(Column column, Change.SetType change) {
    boolean becomesEnum =
        !change.type().element().equals(column.type().element())
            && !change.type().isBuiltIn()
            && state
                .find(References.type(change.type().qualifiedName()))
                .filter(EnumType.class::isInstance)
                .isPresent();
    boolean isReplaced = changes.stream().anyMatch(Change.SetDefault.class::isInstance);
    if (becomesEnum && !isReplaced && column.defaultValue() instanceof ColumnDefault.Expression) {
      throw Refusal.to(
          "change the type of",
          column.id(),
          "its default cannot become one of type %s. Set the default too."
              .formatted(change.type()));
    }
  }

  private void requireOutsidePrimaryKey(Column column) {
    for (PrimaryKey key : state.elements(column.table(), PrimaryKey.class)) {
      if (key.columns().contains(column.name())) {
        throw Refusal.to(
            "make nullable", column.id(), "it is in %s. Drop that first.".formatted(key.id()));
      }
    }
  }

  /**
   * A foreign key of a logged table points to logged tables alone (documentation: CREATE TABLE).
   */
  private void requireSamePersistence(Table table, boolean unlogged) {
    List<ForeignKey> keys =
        unlogged
            ? state.foreignKeysTo(table.name())
            : state.elements(table.name(), ForeignKey.class);
    for (ForeignKey key : keys) {
      QualifiedName other = unlogged ? key.table() : key.referencedTable();
      ObjectId id = ObjectId.table(other);
      boolean isUnlogged = state.find(id).map(t -> ((Table) t).unlogged()).orElse(false);
      if (!id.equals(table.id()) && isUnlogged != unlogged) {
        throw Refusal.to(
            unlogged ? "make unlogged" : "make logged",
            table.id(),
            "%s ties it to %s. Change that first.".formatted(key.id(), id));
      }
    }
  }

  private void requireNoColumnOf(SchemaObject type) {
    for (Column column : state.users(type.id(), Column.class)) {
      throw Refusal.needed("alter", type.id(), column.id());
    }
  }
}
