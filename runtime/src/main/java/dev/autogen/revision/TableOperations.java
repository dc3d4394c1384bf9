package dev.autogen.revision;

import dev.autogen.operation.Alter;
import dev.autogen.operation.Change;
import dev.autogen.operation.Create;
import dev.autogen.operation.Drop;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Rename;
import dev.autogen.operation.ValidateConstraint;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SchemaName;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The part of {@link Operations} that is about tables and what belongs to them. */
abstract sealed class TableOperations permits ObjectOperations {

  final Recording recording;
  final SchemaName schema;

  TableOperations(Recording recording, SchemaName schema) {
    this.recording = recording;
    this.schema = schema;
  }

  final void add(Operation operation) {
    recording.add(operation);
  }

  final QualifiedName named(String what, String name) {
    return new QualifiedName(schema, Requirements.name(what, name));
  }

  private QualifiedName table(String name) {
    return named("a table", name);
  }

  private ObjectId column(String table, String column) {
    return ObjectId.column(table(table), Requirements.name("a column", column));
  }

  /** A constraint whose kind is not known; whoever reads the operation goes by its name. */
  private ObjectId constraint(String table, String constraint) {
    return ObjectId.in(
        table(table), ObjectKind.CHECK_CONSTRAINT, Requirements.name("a constraint", constraint));
  }

  private ObjectId index(String table, String index) {
    return ObjectId.in(table(table), ObjectKind.INDEX, Requirements.name("an index", index));
  }

  /** Creates a table of columns, constraints, and options such as {@code comment("…")}. */
  public void createTable(String table, TableDefinition... definitions) {
    TableAssembly assembly = new TableAssembly(table(table));
    for (TableDefinition definition : definitions) {
      Requirements.given("A definition of table " + table, definition).addTo(assembly);
    }
    add(assembly.build());
  }

  /** Drops a table with its columns, constraints and indexes; fails if other tables point to it. */
  public void dropTable(String table) {
    add(Drop.of(ObjectId.table(table(table))));
  }

  /** Gives a table another name; its indexes, constraints and sequences keep theirs. */
  public void renameTable(String from, String to) {
    add(new Rename(ObjectId.table(table(from)), Requirements.name("a table", to)));
  }

  /** Gives a table a comment; an empty one removes it, as in PostgreSQL. */
  public void commentOnTable(String table, String comment) {
    Requirements.given("The comment of table " + table, comment);
    add(Alter.of(ObjectId.table(table(table)), new Change.SetComment(comment)));
  }

  /** Makes a table survive crashes, as is usual. Rewrites the table. */
  public void setLogged(String table) {
    add(Alter.of(ObjectId.table(table(table)), new Change.SetUnlogged(false)));
  }

  /** Makes a table fast to write and empty after a crash. Rewrites the table. */
  public void setUnlogged(String table) {
    add(Alter.of(ObjectId.table(table(table)), new Change.SetUnlogged(true)));
  }

  /** Sets a storage parameter, such as {@code fillfactor}; rows that are there stay as they are. */
  public void setStorageParameter(String table, String name, String value) {
    Requirements.given("The value of the storage parameter " + name, value);
    storageParameter(table, name, Optional.of(value));
  }

  /** Gives a storage parameter its default value back. */
  public void resetStorageParameter(String table, String name) {
    storageParameter(table, name, Optional.empty());
  }

  private void storageParameter(String table, String name, Optional<String> value) {
    Requirements.name("a storage parameter", name);
    add(Alter.of(ObjectId.table(table(table)), new Change.SetStorageParameter(name, value)));
  }

  /** Moves a table's rows to the tablespace of this exact name; its indexes stay where they are. */
  public void setTablespace(String table, String tablespace) {
    add(Alter.of(ObjectId.table(table(table)), toTablespace(tablespace)));
  }

  private static Change toTablespace(String tablespace) {
    return new Change.SetTablespace(Requirements.name("a tablespace", tablespace));
  }

  /**
   * Adds a column at the end of a table, and then constraints, as in {@code addColumn("posts",
   * column("author_id", bigint()), foreignKey("posts_author_fk", "author_id").references("users",
   * "id"))}.
   */
  public void addColumn(
      String table, ColumnDefinition column, ConstraintDefinition... constraints) {
    add(new Create(Requirements.given("The column to add", column).in(table(table))));
    for (ConstraintDefinition constraint : constraints) {
      add(new Create(Requirements.given("A constraint to add", constraint).in(table(table))));
    }
  }

  /** Drops a column with its values, its indexes and the constraints that name it. */
  public void dropColumn(String table, String column) {
    add(Drop.of(column(table, column)));
  }

  /** Gives a column another name; indexes, constraints and views follow. */
  public void renameColumn(String table, String from, String to) {
    add(new Rename(column(table, from), Requirements.name("a column", to)));
  }

  /**
   * Changes a column, as in {@code c -> c.type(varchar(500)).notNull()}. What the lambda does not
   * name stays.
   *
   * @throws IllegalArgumentException if the lambda changes nothing, or something twice
   */
  public void alterColumn(String table, String column, UnaryOperator<ColumnChanges> changes) {
    ObjectId id = column(table, column);
    String what = "What changes in column " + column;
    ColumnChanges changed =
        Requirements.given(what, Requirements.given(what, changes).apply(ColumnChanges.of(column)));
    if (changed.changes().isEmpty()) {
      throw new IllegalArgumentException(
          "Nothing changes in column %s. Name a change, as in c -> c.notNull().".formatted(column));
    }
    add(new Alter(id, changed.changes()));
  }

  /** Gives a column a comment; an empty one removes it, as in PostgreSQL. */
  public void commentOnColumn(String table, String column, String comment) {
    alterColumn(table, column, c -> c.comment(comment));
  }

  /** Adds a primary key. */
  public void createPrimaryKey(String table, PrimaryKeyDefinition key) {
    add(new Create(Requirements.given("The primary key to create", key).in(table(table))));
  }

  /** Adds a unique constraint. */
  public void createUnique(String table, UniqueDefinition constraint) {
    add(new Create(Requirements.given("The constraint to create", constraint).in(table(table))));
  }

  /** Adds a check constraint. */
  public void createCheck(String table, CheckDefinition constraint) {
    add(new Create(Requirements.given("The constraint to create", constraint).in(table(table))));
  }

  /** Adds an exclusion constraint. */
  public void createExclusion(String table, ExclusionDefinition constraint) {
    add(new Create(Requirements.given("The constraint to create", constraint).in(table(table))));
  }

  /** Adds a foreign key. */
  public void createForeignKey(String table, ForeignKeyDefinition key) {
    add(new Create(Requirements.given("The foreign key to create", key).in(table(table))));
  }

  /**
   * Changes when a foreign key is checked, as in {@code k -> k.initiallyDeferred()}; PostgreSQL can
   * change that of no other constraint.
   */
  public void alterForeignKey(
      String table, String constraint, UnaryOperator<ForeignKeyChanges> changes) {
    ObjectId id =
        ObjectId.in(
            table(table), ObjectKind.FOREIGN_KEY, Requirements.name("a foreign key", constraint));
    String what = "What changes in foreign key " + constraint;
    Change change =
        Requirements.given(what, Requirements.given(what, changes).apply(ForeignKeyChanges.none()))
            .change()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Nothing changes in foreign key %s.".formatted(constraint)));
    add(Alter.of(id, change));
  }

  /** Drops a constraint of any kind. */
  public void dropConstraint(String table, String constraint) {
    add(Drop.of(constraint(table, constraint)));
  }

  /** Gives a constraint of any kind another name, and its index too. */
  public void renameConstraint(String table, String from, String to) {
    add(new Rename(constraint(table, from), Requirements.name("a constraint", to)));
  }

  /** Checks existing rows against a check or foreign key that was created {@code notValid()}. */
  public void validateConstraint(String table, String constraint) {
    add(new ValidateConstraint(table(table), Requirements.name("a constraint", constraint)));
  }

  /**
   * Creates an index. Within {@link Operations#outsideTransaction} it is created {@code
   * concurrently}, so that the table can be written meanwhile.
   */
  public void createIndex(String table, IndexDefinition index) {
    add(new Create(Requirements.given("The index to create", index).in(table(table))));
  }

  /** Drops an index; {@code concurrently} within {@link Operations#outsideTransaction}. */
  public void dropIndex(String table, String index) {
    add(Drop.of(index(table, index)));
  }

  /** Moves an index to the tablespace of this exact name. */
  public void setIndexTablespace(String table, String index, String tablespace) {
    add(Alter.of(index(table, index), toTablespace(tablespace)));
  }

  /** Gives an index another name. */
  public void renameIndex(String table, String from, String to) {
    add(new Rename(index(table, from), Requirements.name("an index", to)));
  }
}
