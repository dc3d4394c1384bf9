package dev.autogen.engine.rows;

import dev.autogen.operation.Drop;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Rename;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SqlExpressions;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What generated columns compute that are dropped. {@code DROP EXPRESSION} keeps the values of a
 * stored one; a virtual one, which PostgreSQL 18 has, is dropped and added (ALTER TABLE in the
 * documentation).
 */
final class ComputedColumns {

  private ComputedColumns() {}

  /**
   * Returns the expressions of the generated columns that operations drop, where the columns that
   * they name stay.
   */
  static Map<ObjectId, String> dropped(List<Operation> operations, Schema before) {
    Set<ObjectId> gone = new LinkedHashSet<>();
    for (Operation operation : operations) {
      if (operation instanceof Drop drop && drop.object().kind() == ObjectKind.COLUMN) {
        gone.add(drop.object());
      } else if (operation instanceof Rename rename
          && rename.object().kind() == ObjectKind.COLUMN) {
        gone.add(rename.object());
      }
    }
    Map<ObjectId, String> expressions = new LinkedHashMap<>();
    for (ObjectId id : gone) {
      Optional<Column> column = before.find(id, Column.class);
      if (column.isPresent()
          && column.get().defaultValue() instanceof ColumnDefault.Generated generated
          && namesNone(generated.sql(), column.get(), gone)) {
        expressions.put(id, generated.sql());
      }
    }
    return expressions;
  }

  private static boolean namesNone(String sql, Column column, Set<ObjectId> gone) {
    return gone.stream()
        .filter(id -> id.tableName().equals(column.table()))
        .noneMatch(id -> SqlExpressions.mentions(sql, id.name()));
  }
}
