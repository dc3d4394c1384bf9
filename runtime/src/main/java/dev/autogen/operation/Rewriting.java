package dev.autogen.operation;

import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ExclusionConstraint;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.IndexKey;
import dev.autogen.schema.NamedSchema;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SchemaName;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.Table;
import dev.autogen.schema.UniqueConstraint;
import java.util.List;

/** Makes an object anew from its parts, names and SQL rewritten by a subclass. */
public abstract class Rewriting implements SchemaObject.Visitor<SchemaObject> {

  /** Returns the id that an object has afterwards. */
  protected ObjectId id(ObjectId id) {
    return id;
  }

  /** Returns the name that a type has afterwards, of whatever kind it is. */
  protected QualifiedName type(QualifiedName name) {
    return name;
  }

  /** Returns what becomes of a default, which mentions no column. */
  String defaultSql(Column column, String sql) {
    return sql;
  }

  /** Returns what becomes of an expression over the columns of a table. */
  String expression(QualifiedName table, String sql) {
    return sql;
  }

  /** Returns what becomes of an identity; the column is the one it is afterwards. */
  ColumnDefault.Identity identity(Column before, Column after, ColumnDefault.Identity identity) {
    return identity;
  }

  /** Returns what becomes of the SQL of an opaque object. */
  String opaqueSql(OpaqueObject object, String sql) {
    return sql;
  }

  final QualifiedName table(QualifiedName name) {
    return id(ObjectId.table(name)).qualifiedName();
  }

  final String column(QualifiedName table, String name) {
    return id(ObjectId.column(table, name)).name();
  }

  final List<String> columns(QualifiedName table, List<String> names) {
    return names.stream().map(name -> column(table, name)).toList();
  }

  final SqlType type(SqlType type) {
    return type.isBuiltIn() ? type : type.renamed(type(type.qualifiedName()));
  }

  @Override
  public SchemaObject namedSchema(NamedSchema schema) {
    return new NamedSchema(SchemaName.of(id(schema.id()).name()));
  }

  @Override
  public SchemaObject enumType(EnumType type) {
    return new EnumType(type(type.name()), type.labels(), type.comment());
  }

  @Override
  public SchemaObject compositeType(CompositeType type) {
    List<CompositeType.Attribute> attributes =
        type.attributes().stream()
            .map(a -> new CompositeType.Attribute(a.name(), type(a.type())))
            .toList();
    return new CompositeType(type(type.name()), attributes, type.comment());
  }

  @Override
  public SchemaObject sequence(Sequence sequence) {
    return new Sequence(
        id(sequence.id()).qualifiedName(),
        sequence.options(),
        sequence.ownedBy().map(this::id),
        sequence.comment());
  }

  @Override
  public SchemaObject table(Table table) {
    return table.named(table(table.name()));
  }

  @Override
  public SchemaObject column(Column column) {
    Column renamed =
        column
            .in(table(column.table()))
            .named(column(column.table(), column.name()))
            .withType(type(column.type()));
    return renamed.withDefault(
        column
            .defaultValue()
            .accept(
                new ColumnDefault.Visitor<ColumnDefault>() {
                  @Override
                  public ColumnDefault none(ColumnDefault.None value) {
                    return value;
                  }

                  @Override
                  public ColumnDefault expression(ColumnDefault.Expression value) {
                    return new ColumnDefault.Expression(defaultSql(column, value.sql()));
                  }

                  @Override
                  public ColumnDefault identity(ColumnDefault.Identity value) {
                    return Rewriting.this.identity(column, renamed, value);
                  }

                  @Override
                  public ColumnDefault generated(ColumnDefault.Generated value) {
                    return new ColumnDefault.Generated(
                        Rewriting.this.expression(column.table(), value.sql()), value.stored());
                  }
                }));
  }

  @Override
  public SchemaObject primaryKey(PrimaryKey key) {
    return new PrimaryKey(
        table(key.table()),
        id(key.id()).name(),
        columns(key.table(), key.columns()),
        columns(key.table(), key.include()),
        key.deferrability());
  }

  @Override
  public SchemaObject uniqueConstraint(UniqueConstraint constraint) {
    return new UniqueConstraint(
        table(constraint.table()),
        id(constraint.id()).name(),
        columns(constraint.table(), constraint.columns()),
        columns(constraint.table(), constraint.include()),
        constraint.nullsNotDistinct(),
        constraint.deferrability());
  }

  @Override
  public SchemaObject checkConstraint(CheckConstraint constraint) {
    return constraint
        .withExpression(expression(constraint.table(), constraint.expression()))
        .named(id(constraint.id()).name())
        .in(table(constraint.table()));
  }

  @Override
  public SchemaObject exclusionConstraint(ExclusionConstraint constraint) {
    return new ExclusionConstraint(
        table(constraint.table()),
        id(constraint.id()).name(),
        expression(constraint.table(), constraint.definition()));
  }

  @Override
  public SchemaObject foreignKey(ForeignKey key) {
    return key.withColumns(
            columns(key.table(), key.columns()),
            table(key.referencedTable()),
            columns(key.referencedTable(), key.referencedColumns()))
        .named(id(key.id()).name())
        .in(table(key.table()));
  }

  @Override
  public SchemaObject index(Index index) {
    List<IndexKey> keys =
        index.keys().stream()
            .map(
                key ->
                    key.withText(
                        key.isExpression()
                            ? expression(index.table(), key.text())
                            : column(index.table(), key.text())))
            .toList();
    return index
        .withKeys(keys)
        .withInclude(columns(index.table(), index.include()))
        .withWhere(index.where().isEmpty() ? "" : expression(index.table(), index.where()))
        .named(id(index.id()).name())
        .in(table(index.table()));
  }

  @Override
  public SchemaObject opaqueObject(OpaqueObject object) {
    return new OpaqueObject(
        object.kind(),
        id(object.id()).qualifiedName(),
        opaqueSql(object, object.definition()),
        opaqueSql(object, object.dropSql()),
        object.dependsOn().stream().map(this::id).toList());
  }
}
