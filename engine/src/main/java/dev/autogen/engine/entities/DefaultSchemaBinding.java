package dev.autogen.engine.entities;

import dev.autogen.operation.Rewriting;
import dev.autogen.revision.AutogenException;
import dev.autogen.schema.IdGenerator;
import dev.autogen.schema.ImpliedValue;
import dev.autogen.schema.NamedSchema;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaName;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.TargetMetadata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts objects of a schema that the entities name, and that is the default schema of the database,
 * into {@link SchemaName#DEFAULT}: {@code @Table(schema = "public")} means the same table as no
 * schema.
 */
final class DefaultSchemaBinding extends Rewriting {

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
          binding.header(metadata.header()), Schema.of(objects), origins, metadata.formerNames());
    } catch (IllegalArgumentException e) {
      throw AutogenException.failed(
          "%s: once with the schema %s, which is the default one, and once without. Leave one out."
              .formatted(e.getMessage(), schema),
          e);
    }
  }

  /** The header knows sequences and tables by name, too. */
  private Map<String, String> header(Map<String, String> unbound) {
    Map<String, String> header = new LinkedHashMap<>(unbound);
    header.computeIfPresent(
        IdGenerator.HEADER,
        (key, text) ->
            IdGenerator.print(IdGenerator.parse(text).stream().map(this::generator).toList()));
    header.computeIfPresent(
        ImpliedValue.HEADER,
        (key, text) ->
            ImpliedValue.print(
                ImpliedValue.parse(text).stream()
                    .map(value -> new ImpliedValue(id(value.column()), value.sql()))
                    .toList()));
    return header;
  }

  private IdGenerator generator(IdGenerator generator) {
    return new IdGenerator(
        name(generator.source()),
        generator.row(),
        generator.increment(),
        generator.start(),
        generator.columns().stream().map(this::id).toList());
  }

  private SchemaName name(SchemaName name) {
    return name.equals(bound) ? SchemaName.DEFAULT : name;
  }

  private QualifiedName name(QualifiedName name) {
    return new QualifiedName(name(name.schema()), name.name());
  }

  @Override
  protected ObjectId id(ObjectId id) {
    return new ObjectId(id.kind(), name(id.schema()), id.table(), id.name());
  }

  @Override
  protected QualifiedName type(QualifiedName name) {
    return name(name);
  }
}
