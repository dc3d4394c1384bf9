package dev.autogen.diff;

import dev.autogen.operation.AddEnumValue;
import dev.autogen.operation.AddEnumValue.Placement;
import dev.autogen.operation.Alter;
import dev.autogen.operation.Change;
import dev.autogen.operation.Operation;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.CompositeType.Attribute;
import dev.autogen.schema.EnumType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a type becomes another of the same name; empty where no statement can do it. */
final class TypeAlteration {

  private TypeAlteration() {}

  /** PostgreSQL adds values at any place, but neither takes one away nor moves one. */
  static Optional<List<Operation>> ofEnum(EnumType before, EnumType after) {
    List<String> kept = after.labels().stream().filter(before.labels()::contains).toList();
    if (!kept.equals(before.labels())) {
      return Optional.empty();
    }
    List<Operation> operations = new ArrayList<>();
    for (int i = 0; i < after.labels().size(); i++) {
      if (!before.labels().contains(after.labels().get(i))) {
        operations.add(addition(before, after, i));
      }
    }
    if (!before.comment().equals(after.comment())) {
      operations.add(Alter.of(before.id(), new Change.SetComment(after.comment())));
    }
    return Optional.of(operations);
  }

  /**
   * Everything before the new value is there when it is added, so that only its end needs no
   * neighbour.
   */
  private static AddEnumValue addition(EnumType before, EnumType after, int position) {
    List<String> labels = after.labels();
    String value = labels.get(position);
    boolean isLast =
        labels.subList(position, labels.size()).stream().noneMatch(before.labels()::contains);
    if (isLast) {
      return new AddEnumValue(after.name(), value, Placement.LAST, "");
    }
    return position == 0
        ? new AddEnumValue(after.name(), value, Placement.BEFORE, before.labels().get(0))
        : new AddEnumValue(after.name(), value, Placement.AFTER, labels.get(position - 1));
  }

  /**
   * Tells whether the type of an attribute changes, which PostgreSQL refuses while a column has it.
   */
  static boolean retypes(CompositeType before, CompositeType after) {
    return before.attributes().stream()
        .anyMatch(
            old ->
                after.attributes().stream()
                    .anyMatch(other -> other.name().equals(old.name()) && !sameType(old, other)));
  }

  /** New attributes come last; any other order cannot be had. */
  static Optional<List<Operation>> ofComposite(CompositeType before, CompositeType after) {
    List<Change> changes = new ArrayList<>();
    List<String> order = new ArrayList<>();
    for (Attribute old : before.attributes()) {
      Optional<Attribute> other = named(after, old.name());
      if (other.isEmpty()) {
        changes.add(new Change.DropAttribute(old.name()));
      } else {
        order.add(old.name());
        other
            .filter(attribute -> !sameType(old, attribute))
            .ifPresent(a -> changes.add(new Change.SetAttributeType(a.name(), a.type())));
      }
    }
    for (Attribute attribute : after.attributes()) {
      if (named(before, attribute.name()).isEmpty()) {
        order.add(attribute.name());
        changes.add(new Change.AddAttribute(attribute));
      }
    }
    if (!order.equals(after.attributes().stream().map(Attribute::name).toList())) {
      return Optional.empty();
    }
    List<Operation> operations = new ArrayList<>();
    changes.forEach(change -> operations.add(Alter.of(before.id(), change)));
    if (!before.comment().equals(after.comment())) {
      operations.add(Alter.of(before.id(), new Change.SetComment(after.comment())));
    }
    return Optional.of(operations);
  }

  private static Optional<Attribute> named(CompositeType type, String name) {
    return type.attributes().stream()
        .filter(attribute -> attribute.name().equals(name))
        .findFirst();
  }

  private static boolean sameType(Attribute one, Attribute other) {
    return one.type().equivalentTo(other.type());
  }
}
