package dev.autogen.diff;

import dev.autogen.operation.Alter;
import dev.autogen.operation.Create;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Drop;
import dev.autogen.operation.Ensure;
import dev.autogen.operation.Operation;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.TableElement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a revision must say for databases other than the one it is written against, which is ahead
 * of them.
 *
 * @param live the database it is written against
 * @param created what others do not have
 * @param absent what others may have and this one does not
 */
record Elsewhere(Schema live, Set<ObjectId> created, List<SchemaObject> absent) {

  /**
   * Returns the operations that bring other databases to where this one is, and do nothing here:
   * what is created is ensured, what is dropped may be absent.
   */
  List<Operation> operations() {
    Map<ObjectId, SchemaObject> there = new LinkedHashMap<>();
    Map<ObjectId, SchemaObject> others = new LinkedHashMap<>();
    for (SchemaObject object : live.objects()) {
      boolean isCreated = created.contains(object.id());
      boolean isOnCreatedTable =
          object instanceof TableElement element
              && created.contains(ObjectId.table(element.table()));
      if (isCreated || !isOnCreatedTable) {
        there.put(object.id(), object);
      }
      if (!isCreated && !isOnCreatedTable) {
        others.put(object.id(), object);
      }
    }
    absent.forEach(object -> others.putIfAbsent(object.id(), object));
    return SchemaDiff.between(Schema.of(others.values()), Schema.of(there.values()), Renames.NONE)
        .stream()
        .filter(this::isAboutOwn)
        .map(Elsewhere::tolerant)
        .toList();
  }

  /** What the differ would drop and create around it is as this database has it. */
  private boolean isAboutOwn(Operation operation) {
    if (operation instanceof Drop drop) {
      return absent.stream().anyMatch(object -> object.id().equals(drop.object()));
    }
    if (operation instanceof Create create) {
      return created.contains(create.object().id());
    }
    return operation instanceof CreateTable table
        ? created.contains(table.table().id())
        : operation instanceof Alter alter && created.contains(alter.object());
  }

  private static Operation tolerant(Operation operation) {
    if (operation instanceof Drop drop) {
      return new Drop(drop.object(), true, drop.sql());
    }
    boolean isCreation = operation instanceof Create || operation instanceof CreateTable;
    return isCreation ? new Ensure(operation) : operation;
  }
}
