package dev.autogen.codegen;

import dev.autogen.operation.Alter;
import dev.autogen.operation.Change;
import dev.autogen.operation.Create;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.Operation;
import dev.autogen.postgresql.SqlRenderer;
import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ExclusionConstraint;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.NamedSchema;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.Table;
import dev.autogen.schema.UniqueConstraint;
import java.util.List;

/** The creation of an object in the form of {@link PrintableOperations}. */
final class PrintableCreation implements SchemaObject.Visitor<List<Operation>> {

  @Override
  public List<Operation> enumType(EnumType type) {
    return withComment(new EnumType(type.name(), type.labels(), ""), type.comment());
  }

  @Override
  public List<Operation> compositeType(CompositeType type) {
    return withComment(new CompositeType(type.name(), type.attributes(), ""), type.comment());
  }

  private static List<Operation> withComment(SchemaObject object, String comment) {
    Create create = new Create(object);
    return comment.isEmpty()
        ? List.of(create)
        : List.of(create, Alter.of(object.id(), new Change.SetComment(comment)));
  }

  /** {@code sequence(…).ownedBy(table, column)} means a table in the same schema. */
  @Override
  public List<Operation> sequence(Sequence sequence) {
    boolean ownedElsewhere =
        sequence
            .ownedBy()
            .filter(column -> !column.schema().equals(sequence.name().schema()))
            .isPresent();
    Create create = new Create(sequence);
    return List.of(
        ownedElsewhere
            ? new ExecuteSql(String.join(";\n", new SqlRenderer().render(create)), "")
            : create);
  }

  @Override
  public List<Operation> opaqueObject(OpaqueObject object) {
    return List.of(
        SqlObjectCode.recorded(new Create(object))
            .orElseGet(() -> new ExecuteSql(object.definition(), object.dropSql())));
  }

  @Override
  public List<Operation> table(Table table) {
    throw new IllegalArgumentException("Table " + table.name().name() + " needs CreateTable");
  }

  @Override
  public List<Operation> namedSchema(NamedSchema schema) {
    return List.of(new Create(schema));
  }

  @Override
  public List<Operation> column(Column column) {
    return List.of(new Create(notNullIdentity(column)));
  }

  /** An identity column is NOT NULL, whether that is said or not. */
  static Column notNullIdentity(Column column) {
    return column.defaultValue() instanceof ColumnDefault.Identity
        ? column.withNullable(false)
        : column;
  }

  @Override
  public List<Operation> primaryKey(PrimaryKey key) {
    return List.of(new Create(key));
  }

  @Override
  public List<Operation> uniqueConstraint(UniqueConstraint constraint) {
    return List.of(new Create(constraint));
  }

  @Override
  public List<Operation> checkConstraint(CheckConstraint constraint) {
    return List.of(new Create(constraint));
  }

  @Override
  public List<Operation> exclusionConstraint(ExclusionConstraint constraint) {
    return List.of(new Create(constraint));
  }

  @Override
  public List<Operation> foreignKey(ForeignKey key) {
    return List.of(new Create(key));
  }

  @Override
  public List<Operation> index(Index index) {
    return List.of(new Create(index.withValid(true)));
  }
}
