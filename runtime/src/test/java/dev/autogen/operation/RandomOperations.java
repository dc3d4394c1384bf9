package dev.autogen.operation;

import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.Deferrability;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.NamedSchema;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.SequenceOptions;
import dev.autogen.schema.SqlExpressions;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableElement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Proposes operations for a schema: most are valid, and those that are not are refused by
 * PostgreSQL for what the schema is, never for what a replay cannot know (rows, operators between
 * types).
 */
final class RandomOperations {

  private static final List<String> COMMENTS = List.of("", "Short", "It's \"long\"\nand odd");

  private final Random random;
  private final Schema schema;
  private final RandomElements elements;

  RandomOperations(Random random, Schema schema) {
    this.random = random;
    this.schema = schema;
    this.elements = new RandomElements(random, schema);
  }

  Operation propose() {
    int choice = random.nextInt(100);
    Optional<Operation> operation =
        choice < 32
            ? elements.creation()
            : choice < 50 ? drop() : choice < 66 ? alterColumn() : choice < 74 ? alter() : other();
    return operation.orElseGet(elements::createTable);
  }

  private Optional<Operation> other() {
    int choice = random.nextInt(100);
    if (choice < 60) {
      return rename();
    }
    if (choice < 75) {
      return addEnumValue();
    }
    if (choice < 95) {
      return choice < 88 ? renameEnumValue() : validate();
    }
    return Optional.of(
        new SetTimeout(
            of(List.of(SetTimeout.Kind.values())), Duration.ofSeconds(60 + random.nextInt(3))));
  }

  private Optional<Operation> drop() {
    List<NamedSchema> empty =
        schema.objects(NamedSchema.class).stream().filter(this::isEmpty).toList();
    return (random.nextInt(5) == 0 ? any(empty) : pick(SchemaObject.class))
        .map(
            object ->
                new Drop(
                    object.id(),
                    random.nextInt(10) == 0,
                    object instanceof OpaqueObject opaque ? opaque.dropSql() : ""));
  }

  private boolean isEmpty(NamedSchema named) {
    return schema.objects().stream().noneMatch(o -> o.id().schema().equals(named.name()));
  }

  private Optional<Operation> rename() {
    return pick(SchemaObject.class)
        .filter(object -> !isSeenByOpaque(object))
        .map(object -> new Rename(object.id(), newNameFor(object)));
  }

  /** A sequence that took the name of a type by a rename could not be made again. */
  private String newNameFor(SchemaObject object) {
    return object instanceof Sequence ? elements.newSequenceName() : elements.newName();
  }

  /** The text of a view does not follow a rename here, so that it could not be made again. */
  private boolean isSeenByOpaque(SchemaObject object) {
    return schema.objects(OpaqueObject.class).stream()
        .flatMap(opaque -> opaque.dependsOn().stream())
        .anyMatch(
            id ->
                id.equals(object.id())
                    || object instanceof NamedSchema named && named.name().equals(id.schema())
                    || object instanceof Table table
                        && id.kind().isTableElement()
                        && id.tableName().equals(table.name()));
  }

  private Optional<Operation> addEnumValue() {
    return pick(EnumType.class)
        .map(
            type -> {
              AddEnumValue.Placement placement = of(List.of(AddEnumValue.Placement.values()));
              boolean isLast = placement == AddEnumValue.Placement.LAST;
              return new AddEnumValue(
                  type.name(), newLabel(), placement, isLast ? "" : of(type.labels()));
            });
  }

  private Optional<Operation> renameEnumValue() {
    return pick(EnumType.class)
        .map(type -> new RenameEnumValue(type.name(), of(type.labels()), newLabel()));
  }

  private String newLabel() {
    return of(List.of("new", "it's new", "NEW", "größer", "null")) + random.nextInt(9);
  }

  private Optional<Operation> validate() {
    List<TableElement> constraints =
        schema.objects(TableElement.class).stream()
            .filter(e -> e instanceof CheckConstraint || e instanceof ForeignKey)
            .toList();
    return any(constraints).map(c -> new ValidateConstraint(c.table(), c.name()));
  }

  private Change fillFactor() {
    return new Change.SetStorageParameter(
        "fillfactor", random.nextBoolean() ? Optional.of("70") : Optional.empty());
  }

  private Optional<Operation> alter() {
    int choice = random.nextInt(7);
    String comment = of(COMMENTS);
    return switch (choice) {
      case 0 ->
          pick(Table.class)
              .map(
                  table ->
                      Alter.of(
                          table.id(),
                          List.of(
                                  new Change.SetComment(comment),
                                  new Change.SetUnlogged(!table.unlogged()),
                                  fillFactor(),
                                  new Change.SetTablespace("pg_default"))
                              .get(random.nextInt(4))));
      case 1 -> pick(Sequence.class).map(this::alterSequence);
      case 2 ->
          pick(ForeignKey.class)
              .map(
                  key ->
                      Alter.of(
                          key.id(),
                          new Change.SetDeferrability(of(List.of(Deferrability.values())))));
      case 5 ->
          pick(Index.class)
              .map(index -> Alter.of(index.id(), new Change.SetTablespace("pg_default")));
      case 6 -> replaceView();
      case 3 -> pick(EnumType.class).map(t -> Alter.of(t.id(), new Change.SetComment(comment)));
      default -> pick(CompositeType.class).map(this::alterAttributes);
    };
  }

  private Optional<Operation> replaceView() {
    return any(
        schema.objects(OpaqueObject.class).stream()
            .filter(object -> object.kind() == ObjectKind.VIEW)
            .map(
                view ->
                    (Operation)
                        Alter.of(
                            view.id(),
                            new Change.SetDefinition(
                                view.definition()
                                    .replaceFirst(
                                        "(?i)^create (or replace )?", "create or replace "))))
            .toList());
  }

  private Operation alterSequence(Sequence sequence) {
    if (random.nextBoolean()) {
      SequenceOptions options = sequence.options();
      return Alter.of(
          sequence.id(), new Change.SetSequence(options.withCache(1 + random.nextInt(9))));
    }
    Optional<ObjectId> owner =
        random.nextBoolean() ? pick(Column.class).map(Column::id) : Optional.empty();
    return Alter.of(sequence.id(), new Change.SetOwner(owner));
  }

  private Operation alterAttributes(CompositeType type) {
    if (type.attributes().isEmpty()) {
      return Alter.of(type.id(), new Change.SetComment(of(COMMENTS)));
    }
    String last = type.attributes().get(type.attributes().size() - 1).name();
    SqlType text = SqlType.of("text");
    return Alter.of(
        type.id(),
        switch (random.nextInt(3)) {
          case 0 -> new Change.AddAttribute(new CompositeType.Attribute(elements.newName(), text));
          case 1 -> new Change.DropAttribute(last);
          default -> new Change.SetAttributeType(last, text);
        });
  }

  private Optional<Operation> alterColumn() {
    return pick(Column.class).map(column -> new Alter(column.id(), changes(column)));
  }

  private List<Change> changes(Column column) {
    int choice = random.nextInt(100);
    if (choice < 15) {
      return List.of(new Change.SetComment(of(COMMENTS)));
    }
    if (choice < 30) {
      return List.of(new Change.SetNullable(!column.nullable()));
    }
    if (choice < 60) {
      return type(column);
    }
    return List.of(valueChange(column));
  }

  private List<Change> type(Column column) {
    boolean isGenerated = column.defaultValue() instanceof ColumnDefault.Generated;
    if (isTied(column) || isGenerated || column.type().isArray()) {
      return List.of(new Change.SetNullable(false));
    }
    if (!column.type().isBuiltIn()) {
      return column.defaultValue() instanceof ColumnDefault.None
          ? List.of(new Change.SetType(SqlType.of("text"), ""))
          : List.of(new Change.DropDefault(), new Change.SetType(SqlType.of("text"), ""));
    }
    return switch (column.type().name()) {
      case "smallint", "integer" -> List.of(new Change.SetType(SqlType.of("bigint"), ""));
      case "bigint" -> List.of(new Change.SetType(SqlType.of("integer"), ""));
      case "varchar" -> List.of(new Change.SetType(SqlType.of("varchar", 300), ""));
      case "text" -> List.of(textType(column));
      default -> List.of(new Change.SetNullable(true));
    };
  }

  private Change textType(Column column) {
    return column.collation().isEmpty() && random.nextBoolean()
        ? new Change.SetCollation("C")
        : new Change.SetType(SqlType.of("varchar", 100), "");
  }

  /** What else is about the column may have no operator for another type. */
  private boolean isTied(Column column) {
    return schema.elements(column.table()).stream()
            .anyMatch(
                element ->
                    Columns.expressions(element).stream()
                            .anyMatch(sql -> SqlExpressions.mentions(sql, column.name()))
                        || !(element instanceof Column)
                            && Columns.named(element).contains(column.name()))
        || schema.referencing(column.table()).stream()
            .anyMatch(key -> key.referencedColumns().contains(column.name()));
  }

  private Change valueChange(Column column) {
    ColumnDefault value = column.defaultValue();
    if (value instanceof ColumnDefault.Identity identity) {
      return random.nextBoolean()
          ? new Change.DropIdentity()
          : new Change.SetIdentity(
              new ColumnDefault.Identity(
                  !identity.always(),
                  identity.options().withCache(1 + random.nextInt(9)),
                  identity.sequence()));
    }
    if (value instanceof ColumnDefault.Generated) {
      return random.nextInt(4) > 0 ? new Change.DropGeneration() : new Change.DropDefault();
    }
    if (value instanceof ColumnDefault.Expression && random.nextBoolean()) {
      return new Change.DropDefault();
    }
    boolean counts = RandomElements.COUNTERS.contains(column.type());
    return counts && random.nextBoolean()
        ? new Change.AddIdentity(elements.identity(column.type()))
        : new Change.SetDefault(elements.defaultFor(column.type()));
  }

  private <T extends SchemaObject> Optional<T> pick(Class<T> type) {
    if (type != (Class<?>) SchemaObject.class) {
      return any(schema.objects(type));
    }
    List<ObjectKind> kinds =
        schema.objects().stream().map(object -> object.id().kind()).distinct().toList();
    return any(kinds)
        .flatMap(
            kind ->
                any(
                    schema.objects().stream()
                        .filter(object -> object.id().kind() == kind)
                        .map(type::cast)
                        .toList()));
  }

  private <T> Optional<T> any(List<T> all) {
    return all.isEmpty() ? Optional.empty() : Optional.of(of(all));
  }

  private <T> T of(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
