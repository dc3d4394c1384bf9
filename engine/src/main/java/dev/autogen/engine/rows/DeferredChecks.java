package dev.autogen.engine.rows;

import dev.autogen.operation.Backfill;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.Operation;
import dev.autogen.schema.Constraint;
import dev.autogen.schema.Deferrability;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Has deferred constraints checked at once where rows have changed: PostgreSQL alters no table
 * while such checks of its rows are pending.
 */
public final class DeferredChecks {

  private static final Operation NOW = new ExecuteSql("set constraints all immediate", "");

  private DeferredChecks() {}

  /**
   * Returns operations with the checks behind each backfill that needs them.
   *
   * @param states the schemas that the operations start from and lead to
   */
  public static List<Operation> done(List<Operation> operations, Schema... states) {
    Set<QualifiedName> tables = new HashSet<>();
    Stream.of(states).forEach(state -> addDeferring(state, tables));
    List<Operation> result = new ArrayList<>();
    for (Operation operation : operations) {
      result.add(operation);
      if (operation instanceof Backfill backfill && tables.contains(backfill.table())) {
        result.add(NOW);
      }
    }
    return result;
  }

  private static void addDeferring(Schema state, Set<QualifiedName> tables) {
    for (Constraint constraint : state.objects(Constraint.class)) {
      if (isDeferred(constraint)) {
        tables.add(constraint.table());
        if (constraint instanceof ForeignKey key) {
          tables.add(key.referencedTable());
        }
      }
    }
  }

  private static boolean isDeferred(Constraint constraint) {
    return constraint instanceof ForeignKey key && isDeferred(key.deferrability())
        || constraint instanceof UniqueConstraint unique && isDeferred(unique.deferrability())
        || constraint instanceof PrimaryKey key && isDeferred(key.deferrability());
  }

  private static boolean isDeferred(Deferrability deferrability) {
    return deferrability == Deferrability.INITIALLY_DEFERRED;
  }
}
