package dev.autogen.operation;

import dev.autogen.schema.Column;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.CompositeType.Attribute;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Objects with changed attributes, each kind in its own way. */
final class ObjectChanges {

  private ObjectChanges() {}

  /**
   * Returns the object after one change.
   *
   * @throws IllegalArgumentException if no such object can have it
   * @throws IllegalStateException if this one cannot
   */
  static SchemaObject apply(Change change, SchemaObject object) {
    if (object instanceof Column column) {
      return ColumnChanges.apply(change, column);
    }
    return change.accept(changes(object));
  }

  /** Returns the changes that make one state of an object other than a column the other. */
  static List<Change> between(SchemaObject from, SchemaObject to) {
    List<Change> changes = new ArrayList<>();
    if (from instanceof Table a && to instanceof Table b) {
      changes.addAll(betweenTables(a, b));
    }
    if (from instanceof Index a
        && to instanceof Index b
        && !a.tablespace().equals(b.tablespace())) {
      changes.add(new Change.SetTablespace(b.tablespace()));
    }
    if (from instanceof Sequence a && to instanceof Sequence b) {
      if (!a.options().equals(b.options())) {
        changes.add(new Change.SetSequence(b.options()));
      }
      if (!a.ownedBy().equals(b.ownedBy())) {
        changes.add(new Change.SetOwner(b.ownedBy()));
      }
    }
    if (from instanceof ForeignKey a
        && to instanceof ForeignKey b
        && a.deferrability() != b.deferrability()) {
      changes.add(new Change.SetDeferrability(b.deferrability()));
    }
    if (from instanceof OpaqueObject a
        && to instanceof OpaqueObject b
        && !a.definition().equals(b.definition())) {
      changes.add(new Change.SetDefinition(b.definition()));
    }
    if (from instanceof CompositeType a && to instanceof CompositeType b) {
      changes.addAll(betweenAttributes(a.attributes(), b.attributes()));
    }
    if (!comment(from).equals(comment(to))) {
      changes.add(new Change.SetComment(comment(to)));
    }
    return changes;
  }

  private static List<Change> betweenTables(Table from, Table to) {
    List<Change> changes = new ArrayList<>();
    if (from.unlogged() != to.unlogged()) {
      changes.add(new Change.SetUnlogged(to.unlogged()));
    }
    if (!from.tablespace().equals(to.tablespace())) {
      changes.add(new Change.SetTablespace(to.tablespace()));
    }
    for (String name : from.storage().namesWith(to.storage())) {
      Optional<String> value = to.storage().value(name);
      if (!value.equals(from.storage().value(name))) {
        changes.add(new Change.SetStorageParameter(name, value));
      }
    }
    return changes;
  }

  /** An attribute that is added comes last, wherever it stood before. */
  private static List<Change> betweenAttributes(List<Attribute> from, List<Attribute> to) {
    List<Change> changes = new ArrayList<>();
    for (Attribute attribute : from) {
      Optional<Attribute> kept = find(to, attribute.name());
      if (kept.isEmpty()) {
        changes.add(new Change.DropAttribute(attribute.name()));
      } else if (!kept.get().equals(attribute)) {
        changes.add(new Change.SetAttributeType(attribute.name(), kept.get().type()));
      }
    }
    to.stream()
        .filter(attribute -> find(from, attribute.name()).isEmpty())
        .forEach(attribute -> changes.add(new Change.AddAttribute(attribute)));
    return changes;
  }

  private static Optional<Attribute> find(List<Attribute> attributes, String name) {
    return attributes.stream().filter(attribute -> attribute.name().equals(name)).findFirst();
  }

  private static String comment(SchemaObject object) {
    if (object instanceof Table table) {
      return table.comment();
    }
    if (object instanceof Sequence sequence) {
      return sequence.comment();
    }
    if (object instanceof EnumType type) {
      return type.comment();
    }
    return object instanceof CompositeType type ? type.comment() : "";
  }

  private static ChangesOfOneKind<SchemaObject> changes(SchemaObject object) {
    if (object instanceof Table table) {
      return new TableChanges(table);
    }
    if (object instanceof Sequence sequence) {
      return new SequenceChanges(sequence);
    }
    if (object instanceof EnumType type) {
      return new EnumChanges(type);
    }
    if (object instanceof CompositeType type) {
      return new CompositeChanges(type);
    }
    if (object instanceof ForeignKey key) {
      return new ForeignKeyChanges(key);
    }
    if (object instanceof Index index) {
      return new IndexChanges(index);
    }
    return object instanceof OpaqueObject opaque
        ? new OpaqueChanges(opaque)
        : new NoChanges(object);
  }

  private static final class NoChanges extends ChangesOfOneKind<SchemaObject> {
    NoChanges(SchemaObject object) {
      super(object.id());
    }
  }

  private static final class TableChanges extends ChangesOfOneKind<SchemaObject> {
    private final Table table;

    TableChanges(Table table) {
      super(table.id());
      this.table = table;
    }

    @Override
    public Table setUnlogged(Change.SetUnlogged change) {
      return table.withUnlogged(change.unlogged());
    }

    @Override
    public Table setStorageParameter(Change.SetStorageParameter change) {
      return table.withStorage(table.storage().with(change.name(), change.value()));
    }

    @Override
    public Table setTablespace(Change.SetTablespace change) {
      return table.withTablespace(change.tablespace());
    }

    @Override
    public Table setComment(Change.SetComment change) {
      return table.withComment(change.comment());
    }
  }

  private static final class SequenceChanges extends ChangesOfOneKind<SchemaObject> {
    private final Sequence sequence;

    SequenceChanges(Sequence sequence) {
      super(sequence.id());
      this.sequence = sequence;
    }

    @Override
    public Sequence setSequence(Change.SetSequence change) {
      return new Sequence(
          sequence.name(), change.options(), sequence.ownedBy(), sequence.comment());
    }

    @Override
    public Sequence setOwner(Change.SetOwner change) {
      return new Sequence(
          sequence.name(), sequence.options(), change.ownedBy(), sequence.comment());
    }

    @Override
    public Sequence setComment(Change.SetComment change) {
      return new Sequence(
          sequence.name(), sequence.options(), sequence.ownedBy(), change.comment());
    }
  }

  private static final class EnumChanges extends ChangesOfOneKind<SchemaObject> {
    private final EnumType type;

    EnumChanges(EnumType type) {
      super(type.id());
      this.type = type;
    }

    @Override
    public EnumType setComment(Change.SetComment change) {
      return new EnumType(type.name(), type.labels(), change.comment());
    }
  }

  private static final class CompositeChanges extends ChangesOfOneKind<SchemaObject> {
    private final CompositeType type;

    CompositeChanges(CompositeType type) {
      super(type.id());
      this.type = type;
    }

    private CompositeType with(List<Attribute> attributes) {
      return new CompositeType(type.name(), attributes, type.comment());
    }

    private void requireAttribute(String name) {
      if (find(type.attributes(), name).isEmpty()) {
        throw Refusal.to(
            "alter", type.id(), "it has no attribute %s. Check its name.".formatted(name));
      }
    }

    @Override
    public CompositeType addAttribute(Change.AddAttribute change) {
      if (find(type.attributes(), change.attribute().name()).isPresent()) {
        throw Refusal.to(
            "alter",
            type.id(),
            "it has the attribute %s already. Choose another name."
                .formatted(change.attribute().name()));
      }
      List<Attribute> attributes = new ArrayList<>(type.attributes());
      attributes.add(change.attribute());
      return with(attributes);
    }

    @Override
    public CompositeType dropAttribute(Change.DropAttribute change) {
      requireAttribute(change.name());
      return with(type.attributes().stream().filter(a -> !a.name().equals(change.name())).toList());
    }

    @Override
    public CompositeType setAttributeType(Change.SetAttributeType change) {
      requireAttribute(change.name());
      return with(
          type.attributes().stream()
              .map(a -> a.name().equals(change.name()) ? new Attribute(a.name(), change.type()) : a)
              .toList());
    }

    @Override
    public CompositeType setComment(Change.SetComment change) {
      return new CompositeType(type.name(), type.attributes(), change.comment());
    }
  }

  private static final class ForeignKeyChanges extends ChangesOfOneKind<SchemaObject> {
    private final ForeignKey key;

    ForeignKeyChanges(ForeignKey key) {
      super(key.id());
      this.key = key;
    }

    @Override
    public ForeignKey setDeferrability(Change.SetDeferrability change) {
      return key.withDeferrability(change.deferrability());
    }
  }

  private static final class IndexChanges extends ChangesOfOneKind<SchemaObject> {
    private final Index index;

    IndexChanges(Index index) {
      super(index.id());
      this.index = index;
    }

    @Override
    public Index setTablespace(Change.SetTablespace change) {
      return index.withTablespace(change.tablespace());
    }
  }

  private static final class OpaqueChanges extends ChangesOfOneKind<SchemaObject> {
    private final OpaqueObject object;

    OpaqueChanges(OpaqueObject object) {
      super(object.id());
      this.object = object;
    }

    @Override
    public OpaqueObject setDefinition(Change.SetDefinition change) {
      return new OpaqueObject(
          object.kind(), object.name(), change.definition(), object.dropSql(), object.dependsOn());
    }
  }
}
