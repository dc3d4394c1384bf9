package dev.autogen.operation;

import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.SqlIdentifier;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects which rows and values operations destroy. */
final class Losses {

  private final SchemaState state;
  private final Application application;
  private final List<Loss> losses = new ArrayList<>();

  Losses(SchemaState state) {
    this.state = state;
    this.application = new Application(state);
  }

  List<Loss> of(List<Operation> operations) {
    operations.forEach(this::collect);
    return List.copyOf(losses);
  }

  private void collect(Operation operation) {
    if (operation instanceof Step step) {
      step.operations().forEach(this::collect);
      return;
    }
    if (operation instanceof Drop drop) {
      Application.toDrop(state, drop).ifPresent(this::collectDrop);
    } else if (operation instanceof Alter alter) {
      alter.changes().forEach(change -> collectChange(alter.object(), change));
    }
    operation.accept(application);
  }

  private void collectDrop(SchemaObject object) {
    if (object instanceof Table table) {
      losses.add(
          new Loss(
              table.id(),
              "The rows of %s go with the table.".formatted(SqlIdentifier.quote(table.name()))));
    } else if (object instanceof Column column && !isComputed(column)) {
      losses.add(
          new Loss(
              column.id(), "The values of %s go with the column.".formatted(name(column.id()))));
    }
  }

  /** The values of a generated column can be computed again. */
  private static boolean isComputed(Column column) {
    return column.defaultValue() instanceof ColumnDefault.Generated;
  }

  private void collectChange(ObjectId object, Change change) {
    if (change instanceof Change.SetType type) {
      state
          .find(object)
          .filter(Column.class::isInstance)
          .map(Column.class::cast)
          .filter(column -> !isComputed(column))
          .filter(column -> !TypeConversion.keepsValues(column.type(), type.type()))
          .filter(column -> !keepsLabels(column.type(), type.type()))
          .filter(column -> !keepsAttributes(column.type(), type.type()))
          .ifPresent(
              column ->
                  losses.add(
                      new Loss(
                          object,
                          "Values of %s that do not fit %s are cut, rounded or refused."
                              .formatted(name(object), type.type()))));
    } else if (change instanceof Change.DropAttribute attribute) {
      losses.add(
          new Loss(
              object,
              "The values of attribute %s of %s go with it."
                  .formatted(SqlIdentifier.quote(attribute.name()), object)));
    }
  }

  private boolean keepsLabels(SqlType from, SqlType to) {
    List<String> labels = labels(from);
    return from.isArray() == to.isArray() && !labels.isEmpty() && labels(to).containsAll(labels);
  }

  private boolean keepsAttributes(SqlType from, SqlType to) {
    List<CompositeType.Attribute> before = attributes(from);
    List<CompositeType.Attribute> after = attributes(to);
    return from.isArray() == to.isArray()
        && !before.isEmpty()
        && before.stream()
            .allMatch(old -> after.stream().anyMatch(other -> keepsAttribute(old, other)));
  }

  private boolean keepsAttribute(CompositeType.Attribute old, CompositeType.Attribute other) {
    return old.name().equals(other.name())
        && (TypeConversion.keepsValues(old.type(), other.type())
            || keepsLabels(old.type(), other.type())
            || keepsAttributes(old.type(), other.type()));
  }

  private List<CompositeType.Attribute> attributes(SqlType type) {
    return Optional.of(type)
        .filter(one -> !one.isBuiltIn())
        .flatMap(one -> state.find(ObjectId.of(ObjectKind.COMPOSITE_TYPE, one.qualifiedName())))
        .map(found -> ((CompositeType) found).attributes())
        .orElse(List.of());
  }

  private List<String> labels(SqlType type) {
    return Optional.of(type)
        .filter(one -> !one.isBuiltIn())
        .flatMap(one -> state.find(ObjectId.of(ObjectKind.ENUM_TYPE, one.qualifiedName())))
        .map(found -> ((EnumType) found).labels())
        .orElse(List.of());
  }

  private static String name(ObjectId column) {
    return SqlIdentifier.quote(column.tableName()) + "." + SqlIdentifier.quote(column.name());
  }
}
