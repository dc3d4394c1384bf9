package dev.autogen.codegen;

import dev.autogen.codegen.Expression.Call;
import dev.autogen.codegen.Expression.Chain;
import dev.autogen.operation.CreateTable;
import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
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
import dev.autogen.schema.TableElement;
import dev.autogen.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;

/** The creation of objects, as calls on an {@code Operations}. */
final class CreationCode implements SchemaObject.Visitor<Call> {

  Call table(CreateTable operation) {
    Table table = operation.table();
    List<Expression> arguments = new ArrayList<>();
    arguments.add(JavaText.of(table.name().name()));
    if (!table.comment().isEmpty()) {
      arguments.add(Call.of("comment", JavaText.of(table.comment())));
    }
    if (table.unlogged()) {
      arguments.add(Call.of("unlogged"));
    }
    table
        .storage()
        .values()
        .forEach(
            (name, value) ->
                arguments.add(Call.of("storageParameter", JavaText.of(name), JavaText.of(value))));
    if (!table.partitionBy().isEmpty()) {
      arguments.add(Call.of("partitionBy", JavaText.sql(table.partitionBy())));
    }
    if (!table.tablespace().isEmpty()) {
      arguments.add(Call.of("tablespace", JavaText.of(table.tablespace())));
    }
    for (TableElement element : operation.elements()) {
      arguments.add(definition(element));
    }
    return new Call("createTable", arguments, arguments.size() > 2);
  }

  /**
   * What stands in {@code createTable} is what the call that adds it later has as its last
   * argument.
   */
  private Expression definition(TableElement element) {
    List<Expression> arguments = element.accept(this).arguments();
    return arguments.get(arguments.size() - 1);
  }

  @Override
  public Call namedSchema(NamedSchema schema) {
    return Call.of("createSchema", JavaText.of(schema.name().name()));
  }

  @Override
  public Call enumType(EnumType type) {
    return ConstraintCode.named("createEnum", type.name().name(), type.labels());
  }

  @Override
  public Call compositeType(CompositeType type) {
    List<Expression> arguments = new ArrayList<>();
    arguments.add(JavaText.of(type.name().name()));
    for (CompositeType.Attribute attribute : type.attributes()) {
      arguments.add(attribute("attribute", attribute));
    }
    return Call.of("createCompositeType", arguments);
  }

  static Call attribute(String method, CompositeType.Attribute attribute) {
    return Call.of(method, JavaText.of(attribute.name()), TypeCode.of(attribute.type()));
  }

  @Override
  public Call sequence(Sequence sequence) {
    List<Call> calls = new ArrayList<>();
    calls.add(Call.of("sequence", JavaText.of(sequence.name().name())));
    calls.addAll(SequenceCode.options(sequence.options(), SequenceCode.BIGINT));
    sequence.ownedBy().ifPresent(column -> calls.add(SequenceCode.ownedBy(column)));
    if (!sequence.comment().isEmpty()) {
      calls.add(Call.of("comment", JavaText.of(sequence.comment())));
    }
    return Call.of("createSequence", Chain.of(calls));
  }

  @Override
  public Call table(Table table) {
    return table(new CreateTable(table, List.of()));
  }

  @Override
  public Call column(Column column) {
    return inTable("addColumn", column, ColumnCode.of(column));
  }

  @Override
  public Call primaryKey(PrimaryKey key) {
    return inTable("createPrimaryKey", key, ConstraintCode.of(key));
  }

  @Override
  public Call uniqueConstraint(UniqueConstraint constraint) {
    return inTable("createUnique", constraint, ConstraintCode.of(constraint));
  }

  @Override
  public Call checkConstraint(CheckConstraint constraint) {
    return inTable("createCheck", constraint, ConstraintCode.of(constraint));
  }

  @Override
  public Call exclusionConstraint(ExclusionConstraint constraint) {
    return inTable("createExclusion", constraint, ConstraintCode.of(constraint));
  }

  @Override
  public Call foreignKey(ForeignKey key) {
    return inTable("createForeignKey", key, ConstraintCode.of(key));
  }

  @Override
  public Call index(Index index) {
    return inTable("createIndex", index, IndexCode.of(index));
  }

  private static Call inTable(String method, TableElement element, Expression definition) {
    return Call.of(method, JavaText.of(element.table().name()), definition);
  }

  @Override
  public Call opaqueObject(OpaqueObject object) {
    throw new IllegalArgumentException("Object %s is printed as SQL".formatted(object.id()));
  }
}
