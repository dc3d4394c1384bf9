package dev.autogen.engine;

import dev.autogen.operation.Create;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Ensure;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Rename;
import dev.autogen.operation.Step;
import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableElement;
import dev.autogen.schema.UniqueConstraint;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tables that foreign keys of revisions point to and no revision makes: somebody else does, and a
 * replay must have them at hand. All that is known of one is the key that is pointed to.
 */
final class Bystanders {

  private static final SqlType ANY_TYPE = SqlType.of("bigint");

  private final Set<QualifiedName> made = new HashSet<>();
  private final Map<ObjectId, TableElement> needed = new LinkedHashMap<>();

  private Bystanders() {}

  /** Returns what operations need to find, in the order in which they run. */
  static Schema of(List<Operation> operations) {
    Bystanders bystanders = new Bystanders();
    operations.forEach(bystanders::read);
    return bystanders.schema();
  }

  /** Returns a schema that a replay left, without those tables. */
  static Schema removed(Schema bystanders, Schema replayed) {
    Schema.Builder own = replayed.toBuilder();
    bystanders.objects().forEach(object -> own.remove(object.id()));
    return own.build();
  }

  /** Returns the tables of a schema, without what they need of others. */
  static Schema tablesOf(Schema schema) {
    Schema.Builder tables = Schema.EMPTY.toBuilder();
    for (Table table : schema.objects(Table.class)) {
      tables.add(table);
      schema.elements(table.name()).stream()
          .filter(element -> !(element instanceof ForeignKey))
          .forEach(tables::add);
    }
    return tables.build();
  }

  private void read(Operation operation) {
    if (operation instanceof CreateTable create) {
      made.add(create.table().name());
      create.elements().forEach(this::read);
    } else if (operation instanceof Create create && create.object() instanceof TableElement part) {
      read(part);
    } else if (operation instanceof Rename rename && rename.object().table().isEmpty()) {
      made.add(rename.object().renamed(rename.to()).qualifiedName());
    } else if (operation instanceof Ensure ensure) {
      read(ensure.operation());
    } else if (operation instanceof Step step) {
      step.operations().forEach(this::read);
    }
  }

  private void read(TableElement element) {
    if (element instanceof ForeignKey key && !made.contains(key.referencedTable())) {
      QualifiedName table = key.referencedTable();
      for (String name : key.referencedColumns()) {
        Column column = Column.of(table, name, ANY_TYPE);
        needed.put(column.id(), column);
      }
      UniqueConstraint unique =
          UniqueConstraint.of(
              table, String.join("_", key.referencedColumns()), key.referencedColumns());
      needed.put(unique.id(), unique);
    }
  }

  private Schema schema() {
    Schema.Builder schema = Schema.EMPTY.toBuilder();
    for (TableElement element : needed.values()) {
      schema.put(Table.of(element.table())).put(element);
    }
    return schema.build();
  }
}
