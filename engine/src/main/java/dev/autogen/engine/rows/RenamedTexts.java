package dev.autogen.engine.rows;

import dev.autogen.diff.ValueRename;
import dev.autogen.operation.Create;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.Operation;
import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.SqlExpressions;
import dev.autogen.schema.SqlIdentifier;
import dev.autogen.schema.StringLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Gives rows the new name of an enumeration's constant that they have as text. It is done before
 * the check that lists the new names is there, and after the one that lists the old ones is gone.
 */
public final class RenamedTexts {

  private RenamedTexts() {}

  /**
   * Returns operations with the new names put in.
   *
   * @param texts the renamed constants, by the column that rows have them in
   */
  public static List<Operation> into(List<Operation> operations, Map<ValueRename, ObjectId> texts) {
    List<Operation> result = new ArrayList<>(operations);
    texts.forEach((value, column) -> result.add(place(result, column), update(value, column)));
    return result;
  }

  private static int place(List<Operation> operations, ObjectId column) {
    for (int i = 0; i < operations.size(); i++) {
      if (operations.get(i) instanceof Create create
          && create.object() instanceof CheckConstraint check
          && check.table().equals(column.tableName())
          && SqlExpressions.columns(check.expression()).contains(column.name())) {
        return i;
      }
    }
    return operations.size();
  }

  private static ExecuteSql update(ValueRename value, ObjectId column) {
    return new ExecuteSql(
        update(column, value.from(), value.to()), update(column, value.to(), value.from()));
  }

  private static String update(ObjectId column, String from, String to) {
    String name = SqlIdentifier.quote(column.name());
    return "update %s set %s = %s where %s = %s"
        .formatted(
            SqlIdentifier.quote(column.tableName()),
            name,
            StringLiteral.of(to),
            name,
            StringLiteral.of(from));
  }
}
