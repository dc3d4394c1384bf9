package dev.autogen.codegen;

import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Drop;
import dev.autogen.operation.OperationTarget;
import dev.autogen.schema.ObjectKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Spreads the operations of a revision over methods, since a method has no more than 64 KB of code:
 * a method for each new table, and one for each run of up to 50 other operations of one kind.
 */
final class RevisionMethods {

  private static final int MOST_TABLES = 20;
  private static final int MOST_OPERATIONS = 150;
  private static final int OPERATIONS_PER_METHOD = 50;

  /**
   * A method with some of the operations.
   *
   * @param name its name, unique in the class
   */
  record Part(String name, List<Statement> statements) {}

  private final Set<String> names = new HashSet<>(Set.of("upgrade", "downgrade"));

  /** Tells whether one method is too much for them. */
  static boolean isNeededFor(List<AnnotatedOperation> operations) {
    return operations.size() > MOST_OPERATIONS
        || operations.stream().filter(RevisionMethods::isTable).count() > MOST_TABLES;
  }

  private static boolean isTable(AnnotatedOperation operation) {
    return operation.operation() instanceof CreateTable
        || operation.operation() instanceof Drop drop && drop.object().kind() == ObjectKind.TABLE;
  }

  /** Returns methods that do the operations, in order. */
  List<Part> split(List<AnnotatedOperation> operations) {
    List<Part> parts = new ArrayList<>();
    int start = 0;
    while (start < operations.size()) {
      String method = MethodName.of(operations.get(start).operation());
      int end = start + 1;
      while (end < operations.size()
          && end - start < OPERATIONS_PER_METHOD
          && belongs(method, operations.get(start), operations.get(end))) {
        end++;
      }
      parts.add(new Part(unique(method), Statements.of("op", operations.subList(start, end))));
      start = end;
    }
    return parts;
  }

  /** What follows on a new table and is about it stays with it. */
  private static boolean belongs(String method, AnnotatedOperation first, AnnotatedOperation next) {
    if (first.operation() instanceof CreateTable) {
      return !(next.operation() instanceof CreateTable)
          && OperationTarget.nameOf(next.operation())
              .equals(OperationTarget.nameOf(first.operation()));
    }
    return MethodName.of(next.operation()).equals(method);
  }

  private String unique(String name) {
    String candidate = name;
    for (int i = 2; !names.add(candidate); i++) {
      candidate = name + i;
    }
    return candidate;
  }
}
