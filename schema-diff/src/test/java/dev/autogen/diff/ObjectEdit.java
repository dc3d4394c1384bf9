package dev.autogen.diff;

import dev.autogen.operation.Alter;
import dev.autogen.operation.Change;
import dev.autogen.operation.Rename;
import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.CompositeType.Attribute;
import dev.autogen.schema.Constraint;
import dev.autogen.schema.Deferrability;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ExclusionConstraint;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.IndexKey;
import dev.autogen.schema.NamedSchema;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.ReferentialAction;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.SequenceOptions;
import dev.autogen.schema.Table;
import dev.autogen.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A random edit of one object of a schema, of whatever kind it is. */
final class ObjectEdit implements SchemaObject.Visitor<Void> {

  private final EditedSchema edited;

  ObjectEdit(EditedSchema edited) {
    this.edited = edited;
  }

  @Override
  public Void namedSchema(NamedSchema object) {
    edited.drop(object);
    return null;
  }

  @Override
  public Void enumType(EnumType type) {
    List<String> labels = new ArrayList<>(type.labels());
    switch (edited.random().nextInt(5)) {
      case 0 -> labels.add(edited.random().nextInt(labels.size() + 1), edited.newName());
      case 1 -> Collections.shuffle(labels, edited.random());
      case 2 -> labels.remove(edited.random().nextInt(labels.size()));
      case 3 -> edited.drop(type);
      default -> edited.put(new EnumType(type.name(), labels, edited.newName()));
    }
    boolean isSet = new HashSet<>(labels).size() == labels.size();
    if (edited.schema().contains(type.id()) && !labels.equals(type.labels()) && isSet) {
      edited.put(type.withLabels(labels));
    }
    return null;
  }

  @Override
  public Void compositeType(CompositeType type) {
    List<Attribute> attributes = new ArrayList<>(type.attributes());
    switch (edited.random().nextInt(4)) {
      case 0 -> attributes.add(new Attribute(edited.newName(), edited.any(RandomAdditions.TYPES)));
      case 1 -> attributes.remove(edited.random().nextInt(attributes.size()));
      case 2 -> Collections.shuffle(attributes, edited.random());
      default ->
          attributes.set(
              0, new Attribute(attributes.get(0).name(), edited.any(RandomAdditions.TYPES)));
    }
    long names = attributes.stream().map(Attribute::name).distinct().count();
    if (names == attributes.size() && !attributes.isEmpty()) {
      edited.put(new CompositeType(type.name(), attributes, type.comment()));
    }
    return null;
  }

  @Override
  public Void sequence(Sequence sequence) {
    SequenceOptions options = SequenceOptions.defaultsFor(sequence.options().type(), 50);
    switch (edited.random().nextInt(4)) {
      case 0 -> edited.run(Alter.of(sequence.id(), new Change.SetSequence(options)));
      case 1 -> edited.run(Alter.of(sequence.id(), new Change.SetComment(edited.newName())));
      case 2 -> own(sequence);
      default -> edited.drop(sequence);
    }
    return null;
  }

  private void own(Sequence sequence) {
    List<Column> columns = edited.schema().objects(Column.class);
    edited.run(
        Alter.of(
            sequence.id(),
            new Change.SetOwner(
                sequence.ownedBy().isPresent()
                    ? Optional.empty()
                    : Optional.of(edited.any(columns).id()))));
  }

  @Override
  public Void table(Table table) {
    switch (edited.random().nextInt(5)) {
      case 0 -> edited.drop(table);
      case 1 -> edited.run(Alter.of(table.id(), new Change.SetUnlogged(!table.unlogged())));
      case 2 -> edited.run(new Rename(table.id(), edited.newName()));
      case 3 -> edited.run(Alter.of(table.id(), fillFactor()));
      default -> edited.run(Alter.of(table.id(), new Change.SetComment(edited.newName())));
    }
    return null;
  }

  private Change fillFactor() {
    return new Change.SetStorageParameter(
        "fillfactor", edited.sometimes() ? Optional.empty() : Optional.of("70"));
  }

  @Override
  public Void column(Column column) {
    new ColumnEdit(edited, column).edit();
    return null;
  }

  private void constraint(Constraint constraint, Function<Integer, Constraint> change) {
    switch (edited.random().nextInt(4)) {
      case 0 -> edited.drop(constraint);
      case 1 -> edited.run(new Rename(constraint.id(), edited.newName()));
      case 2 -> exchangeNames(constraint);
      default -> edited.replace(constraint, change.apply(edited.random().nextInt(4)));
    }
  }

  private void exchangeNames(Constraint constraint) {
    Constraint other = edited.any(edited.schema().elements(constraint.table(), Constraint.class));
    if (!other.equals(constraint)) {
      edited.replaceBoth(
          constraint, constraint.named(other.name()), other, other.named(constraint.name()));
    }
  }

  @Override
  public Void primaryKey(PrimaryKey key) {
    List<String> columns = new ArrayList<>(key.columns());
    Collections.reverse(columns);
    constraint(
        key,
        choice ->
            new PrimaryKey(key.table(), key.name(), columns, key.include(), key.deferrability()));
    return null;
  }

  @Override
  public Void uniqueConstraint(UniqueConstraint unique) {
    List<String> columns = new ArrayList<>(unique.columns());
    Collections.reverse(columns);
    constraint(
        unique,
        choice ->
            new UniqueConstraint(
                unique.table(),
                unique.name(),
                columns,
                unique.include(),
                choice == 0 ? !unique.nullsNotDistinct() : unique.nullsNotDistinct(),
                unique.deferrability()));
    return null;
  }

  @Override
  public Void checkConstraint(CheckConstraint check) {
    constraint(
        check,
        choice ->
            new CheckConstraint(
                check.table(),
                check.name(),
                choice < 2 ? check.expression() : "(" + check.expression() + ") IS NOT FALSE",
                check.noInherit(),
                choice < 2 != check.validated()));
    return null;
  }

  @Override
  public Void exclusionConstraint(ExclusionConstraint constraint) {
    constraint(constraint, choice -> constraint);
    return null;
  }

  @Override
  public Void foreignKey(ForeignKey key) {
    constraint(
        key,
        choice ->
            switch (choice) {
              case 0 -> key.withDeferrability(other(key.deferrability()));
              case 1 -> key.withValidated(!key.validated());
              case 2 -> key.withDeferrability(other(key.deferrability())).withValidated(true);
              default -> key.withActions(ReferentialAction.CASCADE, ReferentialAction.SET_NULL);
            });
    return null;
  }

  @Override
  public Void index(Index index) {
    switch (edited.random().nextInt(5)) {
      case 0 -> edited.drop(index);
      case 1 -> edited.run(new Rename(index.id(), edited.newName()));
      case 2 -> edited.put(index.withWhere(""));
      case 3 -> {
        List<IndexKey> keys = new ArrayList<>(index.keys());
        keys.set(0, keys.get(0).withOrder(IndexKey.Order.DESC));
        edited.put(index.withKeys(keys));
      }
      default -> exchangeNames(index);
    }
    return null;
  }

  private void exchangeNames(Index index) {
    Index other = edited.any(edited.schema().objects(Index.class));
    boolean sameSchema = other.table().schema().equals(index.table().schema());
    if (!other.equals(index) && sameSchema) {
      edited.replaceBoth(index, index.named(other.name()), other, other.named(index.name()));
    }
  }

  @Override
  public Void opaqueObject(OpaqueObject object) {
    edited.put(
        new OpaqueObject(
            object.kind(),
            object.name(),
            object.definition() + " + 1",
            object.dropSql(),
            object.dependsOn()));
    return null;
  }

  private static Deferrability other(Deferrability deferrability) {
    return deferrability == Deferrability.NOT_DEFERRABLE
        ? Deferrability.INITIALLY_DEFERRED
        : Deferrability.NOT_DEFERRABLE;
  }
}
