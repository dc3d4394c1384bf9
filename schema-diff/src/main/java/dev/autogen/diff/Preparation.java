package dev.autogen.diff;

import dev.autogen.diff.Matching.Pair;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Rename;
import dev.autogen.operation.Replay;
import dev.autogen.schema.Column;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.SqlType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The renames that come before everything else, and the schema after them: those that the user
 * stated; those of types that no statement can change, so that a new type can take their name and
 * the columns change from one to the other; and those of constraints that exchange their names.
 *
 * @param operations what to run first
 * @param schema what is there then
 */
record Preparation(List<Operation> operations, Schema schema) {

  static Preparation of(Schema before, Schema after, Renames renames) {
    Preparation stated = new Preparation(List.of(), before).then(renames.operations(before));
    Preparation typed = stated.then(stated.unalterableTypes(after));
    return typed.then(typed.exchangedNames(after));
  }

  private Preparation then(List<Operation> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<Operation> all = new ArrayList<>(operations);
    all.addAll(more);
    return new Preparation(List.copyOf(all), Replay.apply(more, schema));
  }

  private List<Operation> unalterableTypes(Schema after) {
    Set<ObjectId> renamed = new LinkedHashSet<>();
    for (EnumType type : schema.objects(EnumType.class)) {
      after
          .find(type.id(), EnumType.class)
          .filter(
              other ->
                  TypeAlteration.ofEnum(type, other).isEmpty() && staysInUse(type.name(), after))
          .ifPresent(other -> renamed.add(type.id()));
    }
    int known;
    do {
      known = renamed.size();
      for (CompositeType type : schema.objects(CompositeType.class)) {
        after
            .find(type.id(), CompositeType.class)
            .filter(other -> !canAlter(type, other, renamed) && staysInUse(type.name(), after))
            .ifPresent(other -> renamed.add(type.id()));
      }
    } while (renamed.size() > known);
    return renamed.stream().sorted().<Operation>map(this::stepAside).toList();
  }

  private static boolean canAlter(CompositeType type, CompositeType other, Set<ObjectId> renamed) {
    return TypeAlteration.ofComposite(type, other).isPresent()
        && !TypeAlteration.retypes(type, other)
        && type.attributes().stream().noneMatch(attribute -> isOneOf(attribute.type(), renamed));
  }

  private static boolean isOneOf(SqlType type, Set<ObjectId> ids) {
    return !type.isBuiltIn()
        && (ids.contains(ObjectId.of(ObjectKind.ENUM_TYPE, type.qualifiedName()))
            || ids.contains(ObjectId.of(ObjectKind.COMPOSITE_TYPE, type.qualifiedName())));
  }

  /** Tells whether a column or a composite type that stays has the type. */
  private boolean staysInUse(QualifiedName type, Schema after) {
    return schema.objects(Column.class).stream()
            .anyMatch(column -> isOf(column.type(), type) && after.contains(column.id()))
        || schema.objects(CompositeType.class).stream()
            .anyMatch(
                composite ->
                    after.contains(composite.id())
                        && composite.attributes().stream().anyMatch(a -> isOf(a.type(), type)));
  }

  private static boolean isOf(SqlType type, QualifiedName name) {
    return !type.isBuiltIn() && type.qualifiedName().equals(name);
  }

  private Rename stepAside(ObjectId id) {
    return new Rename(id, RenameSequence.temporary(id.name()));
  }

  /** One constraint or index of each circle of names; the others then find theirs free. */
  private List<Operation> exchangedNames(Schema after) {
    TreeMap<ObjectId, Set<ObjectId>> waitsFor = renamesWaitingForOthers(after);
    List<Operation> operations = new ArrayList<>();
    while (!waitsFor.isEmpty()) {
      boolean isFree =
          waitsFor
              .entrySet()
              .removeIf(one -> one.getValue().stream().noneMatch(waitsFor::containsKey));
      if (!isFree) {
        ObjectId next = waitsFor.firstKey();
        for (Set<ObjectId> path = new LinkedHashSet<>(); path.add(next); ) {
          next =
              waitsFor.get(next).stream().filter(waitsFor::containsKey).findFirst().orElseThrow();
        }
        operations.add(stepAside(next));
        waitsFor.remove(next);
      }
    }
    return operations;
  }

  /** For each constraint or index to rename those that have its new name. */
  private TreeMap<ObjectId, Set<ObjectId>> renamesWaitingForOthers(Schema after) {
    TreeMap<ObjectId, Set<OccupiedName>> taken = new TreeMap<>();
    Map<OccupiedName, ObjectId> holders = new HashMap<>();
    Pairing pairing = Pairing.of(schema, after, Comparison.EQUIVALENCE);
    Names renamed = new Names(pairing);
    for (Pair<SchemaObject> pair : pairing.pairs()) {
      if (renamed.mustChange(pair)) {
        ObjectId id = pair.before().id();
        Set<OccupiedName> names = OccupiedName.of(pair.after());
        names.removeAll(OccupiedName.of(pair.before()));
        taken.put(id, names);
        OccupiedName.of(pair.before()).forEach(name -> holders.put(name, id));
      }
    }
    TreeMap<ObjectId, Set<ObjectId>> waitsFor = new TreeMap<>();
    taken.forEach(
        (id, names) -> {
          Set<ObjectId> others = new TreeSet<>();
          names.stream().filter(holders::containsKey).map(holders::get).forEach(others::add);
          waitsFor.put(id, others);
        });
    return waitsFor;
  }
}
