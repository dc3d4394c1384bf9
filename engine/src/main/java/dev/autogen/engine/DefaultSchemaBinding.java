package dev.autogen.engine;

import dev.autogen.revision.AutogenException;
import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ExclusionConstraint;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.NamedSchema;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaName;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.Table;
import dev.autogen.schema.TargetMetadata;
import dev.autogen.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts objects of a schema that the entities name, and that is the default schema of the database,
 * into {@link SchemaName#DEFAULT}: {@code @Table(schema = "public")} means the same table as no
 * schema.
 */
final class DefaultSchemaBinding implements SchemaObject.Visitor<SchemaObject> {

  private final SchemaName bound;

  private DefaultSchemaBinding(String schema) {
    this.bound = SchemaName.of(schema);
  }

  /**
   * Returns the metadata with that schema as the default one.
   *
   * @throws AutogenException if the entities have an object both with and without the schema
   */
  static TargetMetadata bind(TargetMetadata metadata, String schema) {
    DefaultSchemaBinding binding = new DefaultSchemaBinding(schema);
    NamedSchema named = new NamedSchema(binding.bound);
    if (!metadata.schema().contains(named.id())) {
      return metadata;
    }
    List<SchemaObject> objects = new ArrayList<>();
    for (SchemaObject object : metadata.schema().objects()) {
      if (!object.equals(named)) {
        objects.add(object.accept(binding));
      }
    }
    Map<ObjectId, String> origins = new LinkedHashMap<>();
    metadata.origins().forEach((id, origin) -> origins.put(binding.id(id), origin));
    origins.remove(named.id());
    try {
      return new TargetMetadata(
          metadata.header(), Schema.of(objects), origins, metadata.formerNames());
    } catch (IllegalArgumentException e) {
      throw AutogenException.failed(
          "%s: once with the schema %s, which is the default one, and once without. Leave one out."
              .formatted(e.getMessage(), schema),
          e);
    }
  }

  private SchemaName name(SchemaName name) {
    return name.equals(bound) ? SchemaName.DEFAULT : name;
  }

  private QualifiedName name(QualifiedName name) {
    return new QualifiedName(name(name.schema()), name.name());
  }

  private ObjectId id(ObjectId id) {
    return new ObjectId(id.kind(), name(id.schema()), id.table(), id.name());
  }

  private SqlType type(SqlType type) {
    return type.schema().equals(bound) ? type.renamed(name(type.qualifiedName())) : type;
  }

  @Override
  public SchemaObject namedSchema(NamedSchema schema) {
    return schema;
  }

  @Override
  public SchemaObject enumType(EnumType type) {
    return new EnumType(name(type.name()), type.labels(), type.comment());
  }

  @Override
  public SchemaObject compositeType(CompositeType type) {
    List<CompositeType.Attribute> attributes =
        type.attributes().stream()
            .map(a -> new CompositeType.Attribute(a.name(), type(a.type())))
            .toList();
    return new CompositeType(name(type.name()), attributes, type.comment());
  }

  @Override
  public SchemaObject sequence(Sequence sequence) {
    return new Sequence(
        name(sequence.name()),
        sequence.options(),
        sequence.ownedBy().map(this::id),
        sequence.comment());
  }

  @Override
  public SchemaObject table(Table table) {
    return new Table(name(table.name()), table.unlogged(), table.comment());
  }

  @Override
  public SchemaObject column(Column column) {
    return column.in(name(column.table())).withType(type(column.type()));
  }

  @Override
  public SchemaObject primaryKey(PrimaryKey key) {
    return key.in(name(key.table()));
  }

  @Override
  public SchemaObject uniqueConstraint(UniqueConstraint constraint) {
    return constraint.in(name(constraint.table()));
  }

  @Override
  public SchemaObject checkConstraint(CheckConstraint constraint) {
    return constraint.in(name(constraint.table()));
  }

  @Override
  public SchemaObject exclusionConstraint(ExclusionConstraint constraint) {
    return constraint.in(name(constraint.table()));
  }

  @Override
  public SchemaObject foreignKey(ForeignKey key) {
    return key.in(name(key.table()))
        .withColumns(key.columns(), name(key.referencedTable()), key.referencedColumns());
  }

  @Override
  public SchemaObject index(Index index) {
    return index.in(name(index.table()));
  }

  @Override
  public SchemaObject opaqueObject(OpaqueObject object) {
    return new OpaqueObject(
        object.kind(),
        name(object.name()),
        object.definition(),
        object.dropSql(),
        object.dependsOn().stream().map(this::id).toList());
  }
}
