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
import dev.autogen.schema.QualifiedName;
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
  private final List<SchemaObject> users;
  private final List<Column> columns;

  private EnumReplacement(SchemaState state, EnumType type) {
    this.state = state;
    this.type = type;
    this.users = state.users(type.id());
    this.columns =
        users.stream()
            .filter(Column.class::isInstance)
            .map(Column.class::cast)
            .filter(column -> isOfType(column.type()))
            .toList();
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
    for (CompositeType composite : state.users(type.id(), CompositeType.class)) {
      if (!state.users(composite.id(), Column.class).isEmpty()) {
        return List.of(
            new Irreversible(
                "PostgreSQL cannot take a value from %s while columns of %s use it."
                    .formatted(type.id(), composite.id())));
      }
    }
    Rebuild rebuild = Rebuild.of(state, inTheWay());
    QualifiedName aside = freeName();
    List<Operation> operations = new ArrayList<>(rebuild.drops());
    operations.add(new Rename(type.id(), aside.name()));
    operations.add(new Create(type));
    columns.stream()
        .filter(column -> !rebuild.contains(column.id()))
        .forEach(column -> operations.add(cast(column)));
    users.stream()
        .filter(user -> !rebuild.contains(user.id()))
        .forEach(user -> operations.addAll(restore(user)));
    operations.add(Drop.of(ObjectId.of(ObjectKind.ENUM_TYPE, aside)));
    operations.addAll(rebuild.creations());
    return operations;
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

  private QualifiedName freeName() {
    for (int i = 1; ; i++) {
      String suffix = i == 1 ? "_old" : "_old" + i;
      String start = type.name().name();
      while (!SqlIdentifier.truncate(start + suffix).equals(start + suffix)) {
        start = start.substring(0, start.offsetByCodePoints(start.length(), -1));
      }
      ObjectId id = ObjectId.of(ObjectKind.ENUM_TYPE, type.name().sibling(start + suffix));
      if (state.nameTakenBy(id, Optional.empty()).isEmpty() && state.users(id).isEmpty()) {
        return id.qualifiedName();
      }
    }
  }
}
