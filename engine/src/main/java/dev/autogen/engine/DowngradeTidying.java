package dev.autogen.engine;

import dev.autogen.operation.Alter;
import dev.autogen.operation.Change;
import dev.autogen.operation.Drop;
import dev.autogen.operation.Operation;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Leaves out of a downgrade what dropping a table or column does by itself. The exact reverse of an
 * upgrade drops each index and foreign key before its table; a reviewer need not read that.
 */
final class DowngradeTidying {

  private final Schema before;
  private final List<Operation> operations;
  private final Map<ObjectId, Integer> drops = new HashMap<>();

  private DowngradeTidying(List<Operation> operations, Schema before) {
    this.before = before;
    this.operations = operations;
    for (int i = 0; i < operations.size(); i++) {
      if (operations.get(i) instanceof Drop drop) {
        drops.put(drop.object(), i);
      }
    }
  }

  /**
   * Returns the operations without those that others make idle.
   *
   * @param before the schema that they start from
   */
  static List<Operation> of(List<Operation> operations, Schema before) {
    return new DowngradeTidying(operations, before).tidied();
  }

  private List<Operation> tidied() {
    List<Operation> kept = new ArrayList<>();
    for (int i = 0; i < operations.size(); i++) {
      if (!isIdle(operations.get(i), i)) {
        kept.add(operations.get(i));
      }
    }
    return kept;
  }

  private boolean isIdle(Operation operation, int place) {
    if (operation instanceof Drop drop && drop.object().kind().isTableElement()) {
      return goesWithItsTable(drop.object(), place);
    }
    return operation instanceof Alter alter
        && drops.getOrDefault(alter.object(), -1) > place
        && alter.changes().stream()
            .allMatch(c -> c instanceof Change.SetNullable || c instanceof Change.SetComment);
  }

  private boolean goesWithItsTable(ObjectId element, int place) {
    int table = drops.getOrDefault(ObjectId.table(element.tableName()), -1);
    if (table < place) {
      return false;
    }
    if (element.kind() == ObjectKind.INDEX) {
      return true;
    }
    // The referenced table, its key and its columns can go only once the foreign key is gone.
    return before
        .constraint(element.tableName(), element.name())
        .filter(ForeignKey.class::isInstance)
        .map(key -> ((ForeignKey) key).referencedTable())
        .filter(
            referenced ->
                operations.subList(place, table).stream()
                    .noneMatch(operation -> touches(operation, referenced)))
        .isPresent();
  }

  private static boolean touches(Operation operation, QualifiedName table) {
    if (operation instanceof Drop drop) {
      ObjectKind kind = drop.object().kind();
      return kind == ObjectKind.TABLE && drop.object().equals(ObjectId.table(table))
          || kind.isTableElement()
              && drop.object().tableName().equals(table)
              && kind != ObjectKind.INDEX
              && kind != ObjectKind.FOREIGN_KEY;
    }
    return operation instanceof Alter alter
        && alter.object().kind() == ObjectKind.COLUMN
        && alter.object().tableName().equals(table);
  }
}
