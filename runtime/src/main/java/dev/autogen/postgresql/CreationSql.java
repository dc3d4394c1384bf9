package dev.autogen.postgresql;

import dev.autogen.operation.CreateTable;
import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.Constraint;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ExclusionConstraint;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.NamedSchema;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.SqlScript;
import dev.autogen.schema.StorageParameters;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableElement;
import dev.autogen.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The statements that create objects. */
final class CreationSql implements SchemaObject.Visitor<List<String>> {

  private final SqlNames names;
  private final Definitions definitions;
  private final Comments comments;
  private final boolean concurrently;
  private final boolean ifNotExists;

  /**
   * Creates statements of one manner.
   *
   * @param concurrently whether indexes are built {@code CONCURRENTLY}
   * @param ifNotExists whether an object may be there already and is then left as it is
   */
  CreationSql(SqlNames names, boolean concurrently, boolean ifNotExists) {
    this.names = names;
    this.definitions = new Definitions(names);
    this.comments = new Comments(names);
    this.concurrently = concurrently;
    this.ifNotExists = ifNotExists;
  }

  List<String> table(CreateTable operation) {
    QualifiedName name = operation.table().name();
    List<TableElement> elements =
        operation.elements().stream().map(element -> element.in(name)).toList();
    List<String> statements = new ArrayList<>();
    statements.add(
        (operation.table().unlogged() ? "create unlogged table " : "create table ")
            + guard()
            + names.name(name)
            + elements.stream()
                .filter(CreationSql::fitsIntoCreateTable)
                .map(element -> "\n  " + element.accept(definitions))
                .collect(Collectors.joining(",", " (", "\n)"))
            + (operation.table().partitionBy().isEmpty()
                ? ""
                : " partition by " + operation.table().partitionBy())
            + with(operation.table().storage())
            + definitions.tablespace(operation.table().tablespace()));
    statements.addAll(comments.onCreation(operation.table().id(), operation.table().comment()));
    for (TableElement element : elements) {
      if (!fitsIntoCreateTable(element)) {
        statements.addAll(element.accept(this));
      } else if (element instanceof Column column) {
        statements.addAll(comments.onCreation(column.id(), column.comment()));
      }
    }
    return statements;
  }

  private static String with(StorageParameters storage) {
    return storage.isEmpty() ? "" : " with (" + storage.sql() + ")";
  }

  /** PostgreSQL ignores {@code NOT VALID} in {@code CREATE TABLE}, and has no indexes there. */
  private static boolean fitsIntoCreateTable(TableElement element) {
    return !(element instanceof Index)
        && !(element instanceof CheckConstraint check && !check.validated())
        && !(element instanceof ForeignKey key && !key.validated());
  }

  @Override
  public List<String> namedSchema(NamedSchema schema) {
    return List.of("create schema " + guard() + names.name(schema.name().name()));
  }

  @Override
  public List<String> enumType(EnumType type) {
    return type(type, type.name(), type.comment());
  }

  @Override
  public List<String> compositeType(CompositeType type) {
    return type(type, type.name(), type.comment());
  }

  private List<String> type(SchemaObject type, QualifiedName name, String comment) {
    String create = "create type " + names.name(name) + " " + type.accept(definitions);
    return withComment(List.of(guarded(create)), type.id(), comment);
  }

  @Override
  public List<String> sequence(Sequence sequence) {
    String options = sequence.accept(definitions);
    String create = "create sequence " + guard() + names.name(sequence.name());
    List<String> statements = new ArrayList<>();
    statements.add(options.isEmpty() ? create : create + " " + options);
    sequence
        .ownedBy()
        .map(column -> new SequenceSql(names).startAbove(column, sequence))
        .ifPresent(statements::add);
    return withComment(statements, sequence.id(), sequence.comment());
  }

  @Override
  public List<String> table(Table table) {
    return table(new CreateTable(table, List.of()));
  }

  @Override
  public List<String> column(Column column) {
    String add = alterTable(column) + "add column " + guard() + column.accept(definitions);
    return withComment(List.of(add), column.id(), column.comment());
  }

  @Override
  public List<String> primaryKey(PrimaryKey key) {
    return constraint(key, true);
  }

  @Override
  public List<String> uniqueConstraint(UniqueConstraint constraint) {
    return constraint(constraint, true);
  }

  @Override
  public List<String> checkConstraint(CheckConstraint constraint) {
    return constraint(constraint, constraint.validated());
  }

  @Override
  public List<String> exclusionConstraint(ExclusionConstraint constraint) {
    return constraint(constraint, true);
  }

  @Override
  public List<String> foreignKey(ForeignKey key) {
    return constraint(key, key.validated());
  }

  private List<String> constraint(Constraint constraint, boolean validated) {
    String add = alterTable(constraint) + "add " + constraint.accept(definitions);
    return List.of(guarded(validated ? add : add + " not valid"));
  }

  private String alterTable(TableElement element) {
    return "alter table " + names.name(element.table()) + " ";
  }

  @Override
  public List<String> index(Index index) {
    return List.of(
        (index.unique() ? "create unique index " : "create index ")
            + (concurrently ? "concurrently " : "")
            + guard()
            + names.name(index.name())
            + " "
            + index.accept(definitions));
  }

  @Override
  public List<String> opaqueObject(OpaqueObject object) {
    return SqlScript.split(object.definition()).stream().map(this::guarded).toList();
  }

  private List<String> withComment(List<String> create, ObjectId id, String comment) {
    List<String> statements = new ArrayList<>(create);
    statements.addAll(comments.onCreation(id, comment));
    return statements;
  }

  private String guard() {
    return ifNotExists ? "if not exists " : "";
  }

  /** Lets a statement that has no {@code IF NOT EXISTS} pass when its object is there. */
  private String guarded(String statement) {
    return ifNotExists ? GuardedStatement.of(statement) : statement;
  }
}
