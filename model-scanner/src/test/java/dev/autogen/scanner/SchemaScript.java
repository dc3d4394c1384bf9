package dev.autogen.scanner;

import dev.autogen.operation.Create;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Operation;
import dev.autogen.postgresql.SqlRenderer;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.NamedSchema;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.SqlIdentifier;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Creates all of a schema in an empty database, in an order that serves any schema. */
final class SchemaScript {

  private SchemaScript() {}

  static String of(Schema schema) {
    List<Operation> operations = new ArrayList<>();
    add(operations, schema.objects(NamedSchema.class));
    add(operations, schema.objects(EnumType.class));
    add(operations, schema.objects(CompositeType.class));
    add(operations, opaque(schema, true));
    schema.objects(Sequence.class).stream()
        .map(sequence -> Sequence.of(sequence.name(), sequence.options()))
        .map(Create::new)
        .forEach(operations::add);
    schema.objects(Table.class).forEach(table -> operations.add(table(schema, table)));
    add(operations, schema.objects(Index.class));
    add(operations, schema.objects(ForeignKey.class));
    add(operations, opaque(schema, false));
    return new SqlRenderer().script(operations) + owners(schema);
  }

  private static List<OpaqueObject> opaque(Schema schema, boolean casts) {
    return schema.objects(OpaqueObject.class).stream()
        .filter(object -> object.kind() == ObjectKind.CAST == casts)
        .toList();
  }

  private static void add(List<Operation> operations, List<? extends SchemaObject> objects) {
    objects.forEach(object -> operations.add(new Create(object)));
  }

  private static CreateTable table(Schema schema, Table table) {
    List<TableElement> elements =
        schema.elements(table.name()).stream()
            .filter(element -> !(element instanceof Index) && !(element instanceof ForeignKey))
            .toList();
    return new CreateTable(table, elements);
  }

  private static String owners(Schema schema) {
    StringBuilder script = new StringBuilder();
    for (Sequence sequence : schema.objects(Sequence.class)) {
      Optional.of(sequence)
          .flatMap(Sequence::ownedBy)
          .ifPresent(
              column ->
                  script.append(
                      "\nalter sequence %s owned by %s.%s;"
                          .formatted(
                              SqlIdentifier.quote(sequence.name()),
                              SqlIdentifier.quote(column.tableName()),
                              SqlIdentifier.quote(column.name()))));
    }
    return script.toString();
  }
}
