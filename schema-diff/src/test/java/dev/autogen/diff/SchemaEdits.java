package dev.autogen.diff;

import dev.autogen.operation.Alter;
import dev.autogen.operation.Change;
import dev.autogen.operation.Drop;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Rename;
import dev.autogen.operation.Replay;
import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
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
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.SequenceOptions;
import dev.autogen.schema.SqlExpressions;
import dev.autogen.schema.SqlIdentifier;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.Table;
import dev.autogen.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/**
 * Random edits of a schema, as people make them to a model: one object at a time, the rest as it
 * was. An edit that PostgreSQL would refuse leaves the schema as it is.
 */
final class SchemaEdits {

  private final Random random;
  private Schema schema;

  private SchemaEdits(Schema schema, long seed) {
    this.schema = schema;
    this.random = new Random(seed);
  }

  /** Returns the schema after some edits, the same for the same seed. */
  static Schema edited(Schema schema, long seed, int count) {
    SchemaEdits edits = new SchemaEdits(schema, seed);
    for (int i = 0; i < count; i++) {
      edits.edit();
    }
    return edits.schema;
  }

  private void edit() {
    Schema before = schema;
    try {
      if (random.nextInt(6) == 0 || schema.isEmpty()) {
        RandomAdditions.to(schema, random).forEach(this::run);
      } else {
        SchemaObject object = any(List.copyOf(schema.objects()));
        object.accept(new ByKind());
      }
      // PostgreSQL must accept the outcome as a whole, names included.
      Replay.apply(SchemaDiff.between(Schema.EMPTY, schema, Renames.NONE), Schema.EMPTY);
    } catch (IllegalStateException | IllegalArgumentException refused) {
      schema = before;
    }
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private boolean sometimes() {
    return random.nextInt(4) == 0;
  }

  private void run(Operation operation) {
    schema = Replay.apply(operation, schema);
  }

  private void put(SchemaObject object) {
    schema = schema.toBuilder().put(object).build();
  }

  private <T extends SchemaObject> void replace(T old, T other) {
    schema = schema.toBuilder().replace(old.id(), other).build();
  }

  private String newName() {
    return RandomAdditions.newName(random);
  }

  private void drop(SchemaObject object) {
    run(Drop.of(object.id()));
  }

  private static Deferrability other(Deferrability deferrability) {
    return deferrability == Deferrability.NOT_DEFERRABLE
        ? Deferrability.INITIALLY_DEFERRED
        : Deferrability.NOT_DEFERRABLE;
  }

  private final class ByKind implements SchemaObject.Visitor<Void> {

    @Override
    public Void namedSchema(NamedSchema object) {
      drop(object);
      return null;
    }

    @Override
    public Void enumType(EnumType type) {
      List<String> labels = new ArrayList<>(type.labels());
      switch (random.nextInt(5)) {
        case 0 -> labels.add(random.nextInt(labels.size() + 1), newName());
        case 1 -> Collections.shuffle(labels, random);
        case 2 -> labels.remove(random.nextInt(labels.size()));
        case 3 -> drop(type);
        default -> put(new EnumType(type.name(), labels, newName()));
      }
      boolean isSet = new HashSet<>(labels).size() == labels.size();
      if (schema.contains(type.id()) && !labels.equals(type.labels()) && isSet) {
        put(type.withLabels(labels));
      }
      return null;
    }

    @Override
    public Void compositeType(CompositeType type) {
      List<Attribute> attributes = new ArrayList<>(type.attributes());
      switch (random.nextInt(4)) {
        case 0 -> attributes.add(new Attribute(newName(), any(RandomAdditions.TYPES)));
        case 1 -> attributes.remove(random.nextInt(attributes.size()));
        case 2 -> Collections.shuffle(attributes, random);
        default ->
            attributes.set(0, new Attribute(attributes.get(0).name(), any(RandomAdditions.TYPES)));
      }
      long names = attributes.stream().map(Attribute::name).distinct().count();
      if (names == attributes.size() && !attributes.isEmpty()) {
        put(new CompositeType(type.name(), attributes, type.comment()));
      }
      return null;
    }

    @Override
    public Void sequence(Sequence sequence) {
      SequenceOptions options = SequenceOptions.defaultsFor(sequence.options().type(), 50);
      switch (random.nextInt(4)) {
        case 0 -> run(Alter.of(sequence.id(), new Change.SetSequence(options)));
        case 1 -> run(Alter.of(sequence.id(), new Change.SetComment(newName())));
        case 2 -> own(sequence);
        default -> drop(sequence);
      }
      return null;
    }

    private void own(Sequence sequence) {
      List<Column> columns = schema.objects(Column.class);
      run(
          Alter.of(
              sequence.id(),
              new Change.SetOwner(
                  sequence.ownedBy().isPresent()
                      ? Optional.empty()
                      : Optional.of(any(columns).id()))));
    }

    @Override
    public Void table(Table table) {
      switch (random.nextInt(4)) {
        case 0 -> drop(table);
        case 1 -> run(Alter.of(table.id(), new Change.SetUnlogged(!table.unlogged())));
        case 2 -> run(new Rename(table.id(), newName()));
        default -> run(Alter.of(table.id(), new Change.SetComment(newName())));
      }
      return null;
    }

    @Override
    public Void column(Column column) {
      if (column.defaultValue() instanceof ColumnDefault.Identity && sometimes()) {
        redefault(column);
        return null;
      }
      if (column.defaultValue() instanceof ColumnDefault.Generated generated && sometimes()) {
        String sql = "coalesce(" + generated.sql() + ")";
        put(column.withDefault(new ColumnDefault.Generated(sql, generated.stored())));
        return null;
      }
      switch (random.nextInt(9)) {
        case 0 -> drop(column);
        case 1 -> run(Alter.of(column.id(), new Change.SetNullable(!column.nullable())));
        case 2 -> run(Alter.of(column.id(), new Change.SetComment(newName())));
        case 3, 4 -> retype(column);
        case 5 -> redefault(column);
        case 6 -> run(new Rename(column.id(), newName()));
        case 7 -> {
          if (column.type().equals(SqlType.of("text"))) {
            put(column.withCollation(column.collation().isEmpty() ? "C" : ""));
          }
        }
        default -> generate(column);
      }
      return null;
    }

    private void retype(Column column) {
      Column plain = column.withDefault(ColumnDefault.NONE).withCollation("");
      List<EnumType> enums = schema.objects(EnumType.class);
      boolean toEnum = !enums.isEmpty() && sometimes();
      put(plain.withType(toEnum ? SqlType.named(any(enums).name()) : any(RandomAdditions.TYPES)));
    }

    private void redefault(Column column) {
      if (column.defaultValue() instanceof ColumnDefault.Generated) {
        put(column.withDefault(ColumnDefault.NONE));
        return;
      }
      if (column.defaultValue() instanceof ColumnDefault.Identity && random.nextBoolean()) {
        SequenceOptions options = SequenceOptions.defaultsFor(column.type(), 50);
        put(column.withDefault(new ColumnDefault.Identity(true, options, "")));
        return;
      }
      boolean counts = column.type().equals(SqlType.of("bigint"));
      List<Sequence> sequences = schema.objects(Sequence.class);
      List<ColumnDefault> all =
          List.of(
              ColumnDefault.NONE,
              new ColumnDefault.Expression("null::" + column.type()),
              counts
                  ? new ColumnDefault.Identity(sometimes(), SequenceOptions.DEFAULT, "")
                  : ColumnDefault.NONE,
              counts && !sequences.isEmpty()
                  ? new ColumnDefault.Expression(
                      "nextval('%s'::regclass)"
                          .formatted(SqlIdentifier.quote(any(sequences).name()).replace("'", "''")))
                  : ColumnDefault.NONE);
      ColumnDefault chosen = any(all);
      put(
          column
              .withDefault(chosen)
              .withNullable(column.nullable() && !(chosen instanceof ColumnDefault.Identity)));
    }

    private void generate(Column column) {
      boolean isVirtual = sometimes();
      List<Column> others =
          schema.columns(column.table()).stream()
              .filter(one -> !one.equals(column))
              .filter(one -> !(one.defaultValue() instanceof ColumnDefault.Generated))
              .toList();
      boolean isSource =
          schema.columns(column.table()).stream()
              .anyMatch(
                  one ->
                      one.defaultValue() instanceof ColumnDefault.Generated generated
                          && SqlExpressions.mentions(generated.sql(), column.name()));
      if (!others.isEmpty() && !isSource) {
        String source = SqlIdentifier.quote(any(others).name());
        put(
            column.withDefault(
                new ColumnDefault.Generated("num_nulls(" + source + ")", !isVirtual)));
      }
    }

    private void constraint(Constraint constraint, Function<Integer, Constraint> change) {
      switch (random.nextInt(4)) {
        case 0 -> drop(constraint);
        case 1 -> run(new Rename(constraint.id(), newName()));
        case 2 -> exchangeNames(constraint);
        default -> replace(constraint, change.apply(random.nextInt(4)));
      }
    }

    private void exchangeNames(Constraint constraint) {
      Constraint other = any(schema.elements(constraint.table(), Constraint.class));
      if (!other.equals(constraint)) {
        schema =
            schema.map(
                object ->
                    object.equals(other)
                        ? other.named(constraint.name())
                        : object.equals(constraint) ? constraint.named(other.name()) : object);
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
      switch (random.nextInt(5)) {
        case 0 -> drop(index);
        case 1 -> run(new Rename(index.id(), newName()));
        case 2 -> put(index.withWhere(""));
        case 3 -> {
          List<IndexKey> keys = new ArrayList<>(index.keys());
          keys.set(0, keys.get(0).withOrder(IndexKey.Order.DESC));
          put(index.withKeys(keys));
        }
        default -> exchangeNames(index);
      }
      return null;
    }

    private void exchangeNames(Index index) {
      Index other = any(schema.objects(Index.class));
      boolean sameSchema = other.table().schema().equals(index.table().schema());
      if (!other.equals(index) && sameSchema) {
        schema =
            schema.map(
                object ->
                    object.equals(other)
                        ? other.named(index.name())
                        : object.equals(index) ? index.named(other.name()) : object);
      }
    }

    @Override
    public Void opaqueObject(OpaqueObject object) {
      put(
          new OpaqueObject(
              object.kind(),
              object.name(),
              object.definition() + " + 1",
              object.dropSql(),
              object.dependsOn()));
      return null;
    }
  }
}
