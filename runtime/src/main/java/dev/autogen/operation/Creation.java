package dev.autogen.operation;

import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ExclusionConstraint;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.GeneratedNames;
import dev.autogen.schema.Index;
import dev.autogen.schema.NamedSchema;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableElement;
import dev.autogen.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Adds objects to a schema as PostgreSQL would, or says why it would not.
 *
 * <p>A type that the schema does not hold is taken for one of an extension, and a schema
 * (namespace) that it does not hold for one that somebody else made.
 */
final class Creation implements SchemaObject.Visitor<Void> {

  private static final Set<SqlType> COUNTER_TYPES =
      Set.of(SqlType.of("smallint"), SqlType.of("integer"), SqlType.of("bigint"));

  private final SchemaState state;

  Creation(SchemaState state) {
    this.state = state;
  }

  /** Creates a table: its columns first, then constraints and indexes, each kind as a whole. */
  void createTable(CreateTable operation) {
    Table table = operation.table();
    table(table);
    List<TableElement> elements = new ArrayList<>(operation.elements());
    elements.sort(Comparator.comparing(element -> element.id().kind()));
    for (TableElement element : elements) {
      if (!element.table().equals(table.name())) {
        throw Refusal.to(
            "create", element.id(), "it stands in %s. Create it on its own.".formatted(table.id()));
      }
      if (!isRedundant(element, elements)) {
        element.accept(this);
      }
    }
  }

  /**
   * Tells whether PostgreSQL silently leaves a unique constraint out of {@code CREATE TABLE},
   * because the primary key or another one is the same index (parse_utilcmd.c, {@code
   * transformIndexConstraints}).
   */
  static boolean isRedundant(TableElement element, List<TableElement> elements) {
    if (!(element instanceof UniqueConstraint constraint)) {
      return false;
    }
    List<String> columns = constraint.columns();
    boolean isPrimaryKey =
        elements.stream()
            .filter(PrimaryKey.class::isInstance)
            .map(PrimaryKey.class::cast)
            .anyMatch(
                key ->
                    key.columns().equals(columns)
                        && key.include().equals(constraint.include())
                        && key.deferrability() == constraint.deferrability()
                        && !constraint.nullsNotDistinct());
    return isPrimaryKey
        || elements.stream()
            .takeWhile(other -> other != element)
            .filter(UniqueConstraint.class::isInstance)
            .map(UniqueConstraint.class::cast)
            .anyMatch(other -> other.named(constraint.name()).equals(constraint));
  }

  @Override
  public Void namedSchema(NamedSchema schema) {
    return add(schema);
  }

  @Override
  public Void enumType(EnumType type) {
    requireUnused(type.id());
    return add(type);
  }

  @Override
  public Void compositeType(CompositeType type) {
    requireUnused(type.id());
    return add(type);
  }

  /** What already uses a type cannot have come before it. */
  private void requireUnused(ObjectId type) {
    for (SchemaObject user : state.users(type)) {
      throw Refusal.to(
          "create", type, "%s already uses it. Create the type first.".formatted(user.id()));
    }
  }

  @Override
  public Void sequence(Sequence sequence) {
    sequence.ownedBy().ifPresent(owner -> requireOwner("create", sequence.id(), owner));
    requireNoType(sequence.id(), sequence.name());
    return add(sequence);
  }

  /**
   * A sequence is no type, but is refused the name of one when it is made, if not when it is
   * renamed (heap.c, {@code heap_create_with_catalog}).
   */
  private void requireNoType(ObjectId id, QualifiedName name) {
    state.type(name).ifPresent(other -> refuseName("create", id, other));
  }

  /**
   * A sequence is in the schema of the table it goes with (sequence.c, {@code process_owned_by}).
   */
  void requireOwner(String verb, ObjectId sequence, ObjectId owner) {
    if (!state.contains(owner)) {
      throw Refusal.missing(verb, sequence, owner);
    }
    if (!owner.schema().equals(sequence.schema())) {
      throw Refusal.to(
          verb,
          sequence,
          "it must be in the schema of %s, which owns it. Move one of them.".formatted(owner));
    }
  }

  @Override
  public Void table(Table table) {
    return add(table);
  }

  @Override
  public Void column(Column column) {
    requireTable(column);
    if (column.defaultValue() instanceof ColumnDefault.Identity) {
      requireCounter(column);
      return add(withSequence(column).withNullable(false));
    }
    return add(column);
  }

  /**
   * Returns the column with a sequence whose name is free: the name that is stated, or one that
   * PostgreSQL chooses (parse_utilcmd.c, {@code generateSerialExtraStmts}).
   *
   * @throws IllegalStateException if the name that is stated is taken
   */
  Column withSequence(Column column) {
    if (!(column.defaultValue() instanceof ColumnDefault.Identity identity)) {
      return column;
    }
    QualifiedName table = column.table();
    if (identity.sequence().isEmpty()) {
      String free =
          GeneratedNames.sequence(
              table.name(), column.name(), name -> state.relation(table.sibling(name)).isPresent());
      requireNoType(column.id(), table.sibling(free));
      return column.withDefault(IdentitySequence.named(column, identity, free));
    }
    requireNoType(column.id(), table.sibling(identity.sequence()));
    state
        .relation(table.sibling(identity.sequence()))
        .ifPresent(other -> refuseName("make an identity of", column.id(), other));
    return column;
  }

  static void requireCounter(Column column) {
    if (!COUNTER_TYPES.contains(column.type())) {
      throw Refusal.to(
          "make an identity of",
          column.id(),
          "its type is %s. Only smallint, integer and bigint can count.".formatted(column.type()));
    }
  }

  @Override
  public Void primaryKey(PrimaryKey key) {
    requireColumns(key);
    for (PrimaryKey other : state.elements(key.table(), PrimaryKey.class)) {
      throw Refusal.to(
          "create", key.id(), "the table has %s. Drop that first.".formatted(other.id()));
    }
    add(key);
    for (String name : key.columns()) {
      ObjectId column = ObjectId.column(key.table(), name);
      state.find(column).ifPresent(c -> state.replace(column, ((Column) c).withNullable(false)));
    }
    return null;
  }

  @Override
  public Void uniqueConstraint(UniqueConstraint constraint) {
    requireColumns(constraint);
    return add(constraint);
  }

  @Override
  public Void checkConstraint(CheckConstraint constraint) {
    requireTable(constraint);
    return add(constraint);
  }

  @Override
  public Void exclusionConstraint(ExclusionConstraint constraint) {
    requireTable(constraint);
    return add(constraint);
  }

  @Override
  public Void foreignKey(ForeignKey key) {
    requireColumns(key);
    QualifiedName target = key.referencedTable();
    Table referenced =
        state
            .find(ObjectId.table(target))
            .map(Table.class::cast)
            .orElseThrow(() -> Refusal.missing("create", key.id(), ObjectId.table(target)));
    for (String column : key.referencedColumns()) {
      requireColumn(key, ObjectId.column(target, column));
    }
    if (Columns.keyOf(key, state.elements(target)).isEmpty()) {
      throw Refusal.to(
          "create",
          key.id(),
          "%s has no primary key or unique constraint on (%s). Create one first."
              .formatted(referenced.id(), String.join(", ", key.referencedColumns())));
    }
    requireLogged(key, referenced);
    return add(key);
  }

  /**
   * A table that survives a crash cannot point to rows that do not (documentation: CREATE TABLE).
   */
  private void requireLogged(ForeignKey key, Table referenced) {
    boolean own =
        state.find(ObjectId.table(key.table())).map(t -> ((Table) t).unlogged()).orElse(false);
    if (referenced.unlogged() && !own) {
      throw Refusal.to(
          "create",
          key.id(),
          "%s is unlogged, and its own table is not. Make both the same."
              .formatted(referenced.id()));
    }
  }

  @Override
  public Void index(Index index) {
    requireColumns(index);
    return add(index);
  }

  @Override
  public Void opaqueObject(OpaqueObject object) {
    for (ObjectId needed : object.dependsOn()) {
      if (!state.contains(needed)) {
        throw Refusal.missing("create", object.id(), needed);
      }
    }
    return add(Triggers.attached(object, state));
  }

  private void requireTable(TableElement element) {
    ObjectId table = ObjectId.table(element.table());
    if (!state.contains(table)) {
      throw Refusal.missing("create", element.id(), table);
    }
  }

  private void requireColumns(TableElement element) {
    requireTable(element);
    for (String column : Columns.named(element)) {
      requireColumn(element, ObjectId.column(element.table(), column));
    }
  }

  private void requireColumn(TableElement element, ObjectId column) {
    if (!state.contains(column)) {
      throw Refusal.missing("create", element.id(), column);
    }
  }

  private Void add(SchemaObject object) {
    requireFreeName("create", object.id(), Optional.empty());
    state.add(object);
    return null;
  }

  /**
   * Refuses a name that is taken.
   *
   * @param except the id that the object itself has before a rename
   */
  void requireFreeName(String verb, ObjectId id, Optional<ObjectId> except) {
    state.nameTakenBy(id, except).ifPresent(other -> refuseName(verb, id, other));
  }

  private static void refuseName(String verb, ObjectId id, ObjectId other) {
    String owner =
        other.kind() == ObjectKind.COLUMN && id.kind() != ObjectKind.COLUMN
            ? "the sequence of " + other
            : other.toString();
    String reason = other.equals(id) ? "it is already there." : owner + " has that name.";
    throw Refusal.to(verb, id, reason + " Choose another name, or drop that first.");
  }
}
