package dev.autogen.diff;

import dev.autogen.operation.Drop;
import dev.autogen.operation.Operation;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.TableElement;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a revision must say for databases other than the one it is written against.
 *
 * @param live the database it is written against
 * @param old what others have in the place of what is there: an older object, or nothing
 */
record Elsewhere(Schema live, Map<ObjectId, Optional<SchemaObject>> old) {

  /** Returns the operations that bring other databases to where this one is. */
  List<Operation> operations() {
    Map<ObjectId, SchemaObject> there = new LinkedHashMap<>();
    Map<ObjectId, SchemaObject> others = new LinkedHashMap<>();
    for (SchemaObject object : live.objects()) {
      Optional<SchemaObject> before = old.getOrDefault(object.id(), Optional.of(object));
      boolean isOfNewTable =
          object instanceof TableElement element
              && isNew(ObjectId.table(element.table()))
              && before.isPresent();
      if (!isOfNewTable) {
        there.put(object.id(), object);
        before.ifPresent(one -> others.put(one.id(), one));
      }
    }
    return SchemaDiff.between(
            Schema.of(others.values()), Schema.of(there.values()), Renames.NONE)
        .stream()
        .map(MergeResult::ensured)
        .toList();
  }

  private boolean isNew(ObjectId table) {
    return old.containsKey(table) && old.get(table).isEmpty();
  }

  /** Returns the drops of what may be there: indexes and constraints before columns, those before tables. */
  static List<Drop> drops(List<SchemaObject> absent) {
    return absent.stream()
        .sorted(
            Comparator.comparing((SchemaObject object) -> object.id().kind())
                .reversed()
                .thenComparing(SchemaObject::id))
        .map(Elsewhere::drop)
        .toList();
  }

  private static Drop drop(SchemaObject object) {
    return new Drop(object.id(), true, object instanceof OpaqueObject o ? o.dropSql() : "");
  }
}
