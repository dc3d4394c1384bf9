package dev.autogen.codegen;

import dev.autogen.operation.Operation;
import java.util.List;

/**
 * An operation and what a reviewer should know of it.
 *
 * @param notes the comments above it, such as {@code Data loss: the values of posts.published go
 *     with the column.}; any text, wrapped where it is long
 */
public record AnnotatedOperation(Operation operation, List<String> notes) {

  public AnnotatedOperation {
    notes = List.copyOf(notes);
  }

  /** Returns an operation without notes. */
  public static AnnotatedOperation of(Operation operation) {
    return new AnnotatedOperation(operation, List.of());
  }

  /** Returns the same operations without notes. */
  public static List<AnnotatedOperation> of(List<Operation> operations) {
    return operations.stream().map(AnnotatedOperation::of).toList();
  }
}
