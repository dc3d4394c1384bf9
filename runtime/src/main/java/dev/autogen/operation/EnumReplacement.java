package dev.autogen.operation;

import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ExclusionConstraint;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.SqlIdentifier;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.TableElement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Puts an enum type in the place of one with other values, since PostgreSQL cannot take a value
 * away (documentation: 8.7.4 Implementation Details of enumerated types): the old type steps aside
 * under another name, its columns are cast to the new one by way of text, and it goes. It fails in
 * the database if a row has a value that the new type has not.
 *
 * <p>What compares such a column with a value of the type, or ties two such columns, cannot stand
 * in between, and is dropped before and made again.
 */
final class EnumReplacement {

  private final SchemaState state;
  private final EnumType type;

  /** Composite types in columns, which cannot be changed either; each behind those it has. */
  private final List<CompositeType> composites;

  private final List<SchemaObject> users;
  private final List<Column> columns;

  private EnumReplacement(SchemaState state, EnumType type) {
    this.state = state;
    this.type = type;
    this.composites = compositesInColumns();
    Set<SchemaObject> found = new LinkedHashSet<>(state.users(type.id()));
    composites.forEach(composite -> found.addAll(state.users(composite.id())));
    composites.forEach(found::remove);
    this.users = List.copyOf(found);
    this.columns =
        users.stream()
            .filter(Column.class::isInstance)
            .map(Column.class::cast)
            .filter(column -> isReplaced(column.type()))
            .toList();
  }

  private List<CompositeType> compositesInColumns() {
    List<CompositeType> found = new ArrayList<>();
    List<ObjectId> next = new ArrayList<>(List.of(type.id()));
    for (int i = 0; i < next.size(); i++) {
      for (CompositeType user : state.users(next.get(i), CompositeType.class)) {
        found.remove(user);
        found.add(user);
        next.add(user.id());
      }
    }
    boolean isInColumn =
        found.stream().anyMatch(one -> !state.users(one.id(), Column.class).isEmpty());
    return isInColumn ? List.copyOf(found) : List.of();
  }

  /**
   * Returns the operations that give the type those values again.
   *
   * @param state a state in which all but the values of the type is as it will be then
   * @param type the type as it shall be
   */
  static List<Operation> of(SchemaState state, EnumType type) {
    return new EnumReplacement(state, type).run();
  }

  private List<Operation> run() {
    Rebuild rebuild = Rebuild.of(state, inTheWay());
    List<Operation> operations = new ArrayList<>(rebuild.drops());
    List<Operation> drops = new ArrayList<>();
    List<SchemaObject> types = new ArrayList<>(List.of(type));
    types.addAll(composites);
    for (SchemaObject one : types) {
      Rename aside = new Rename(one.id(), freeName(one.id()));
      operations.add(aside);
      drops.add(0, Drop.of(one.id().renamed(aside.to())));
    }
    types.forEach(one -> operations.add(new Create(one)));
    columns.stream()
        .filter(column -> !rebuild.contains(column.id()))
        .forEach(column -> operations.add(cast(column)));
    users.stream()
        .filter(user -> !rebuild.contains(user.id()))
        .forEach(user -> operations.addAll(restore(user)));
    operations.addAll(drops);
    operations.addAll(rebuild.creations());
    return operations;
  }

  private boolean isReplaced(SqlType other) {
    return isOfType(other)
        || composites.stream()
            .anyMatch(one -> !other.isBuiltIn() && other.qualifiedName().equals(one.name()));
  }

  private boolean isOfType(SqlType other) {
    return !other.isBuiltIn() && other.qualifiedName().equals(type.name());
  }

  private Set<SchemaObject> inTheWay() {
    Set<SchemaObject> found = new LinkedHashSet<>();
    for (SchemaObject user : users) {
      if (user instanceof TableElement element && !Columns.expressions(element).isEmpty()
          || user instanceof OpaqueObject) {
        found.add(user);
      }
    }
    for (Column column : columns) {
      state.elements(column.table()).stream()
          .filter(element -> isInTheWayOf(column, element))
          .forEach(found::add);
      state.users(column.id()).stream()
          .filter(user -> user instanceof ForeignKey || user instanceof OpaqueObject)
          .forEach(found::add);
      found.addAll(state.foreignKeysOnCarriersOf(column));
      state.users(ObjectId.table(column.table()), OpaqueObject.class).stream()
          .filter(user -> user.kind() != ObjectKind.TRIGGER)
          .forEach(found::add);
    }
    return found;
  }

  /** PostgreSQL rebuilds indexes and unique constraints on bare columns by itself. */
  private static boolean isInTheWayOf(Column column, TableElement element) {
    if (element instanceof ForeignKey key) {
      return key.columns().contains(column.name());
    }
    boolean hasExpression =
        element instanceof CheckConstraint
            || element instanceof ExclusionConstraint
            || element instanceof Index
            || element instanceof Column;
    return hasExpression && Columns.mentions(element, column.name());
  }

  private Alter cast(Column column) {
    List<Change> changes = new ArrayList<>();
    boolean hasDefault = column.defaultValue() instanceof ColumnDefault.Expression;
    if (hasDefault) {
      changes.add(new Change.DropDefault());
    }
    String text = column.type().isArray() ? "::text[]::" : "::text::";
    String using = SqlIdentifier.quote(column.name()) + text + column.type();
    changes.add(new Change.SetType(column.type(), using));
    if (hasDefault) {
      ColumnDefault.Expression value = (ColumnDefault.Expression) column.defaultValue();
      changes.add(new Change.SetDefault(value.sql()));
    }
    return new Alter(column.id(), changes);
  }

  /**
   * A default of another type may mention the type, and an attribute of a composite type may have
   * it.
   */
  private List<Operation> restore(SchemaObject user) {
    if (user instanceof Column column
        && !columns.contains(column)
        && column.defaultValue() instanceof ColumnDefault.Expression value) {
      return List.of(Alter.of(column.id(), new Change.SetDefault(value.sql())));
    }
    List<Operation> operations = new ArrayList<>();
    if (user instanceof CompositeType composite) {
      composite.attributes().stream()
          .filter(attribute -> isOfType(attribute.type()))
          .map(a -> Alter.of(composite.id(), new Change.SetAttributeType(a.name(), a.type())))
          .forEach(operations::add);
    }
    return operations;
  }

  private String freeName(ObjectId taken) {
    for (int i = 1; ; i++) {
      String suffix = i == 1 ? "_old" : "_old" + i;
      String start = taken.name();
      while (!SqlIdentifier.truncate(start + suffix).equals(start + suffix)) {
        start = start.substring(0, start.offsetByCodePoints(start.length(), -1));
      }
      ObjectId id = taken.renamed(start + suffix);
      if (state.nameTakenBy(id, Optional.empty()).isEmpty() && state.users(id).isEmpty()) {
        return id.name();
      }
    }
  }
}
