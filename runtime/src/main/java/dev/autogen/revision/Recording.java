package dev.autogen.revision;

import dev.autogen.operation.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The operations recorded so far. Open until its lambda or method returns; not to be used while a
 * lambda within records, since what belongs into a step would land before it.
 */
final class Recording {

  private enum State {
    OPEN,
    SUSPENDED,
    CLOSED
  }

  private final List<Operation> operations = new ArrayList<>();
  private State state = State.OPEN;

  int add(Operation operation) {
    requireOpen();
    operations.add(operation);
    return operations.size() - 1;
  }

  Operation get(int position) {
    requireOpen();
    return operations.get(position);
  }

  void set(int position, Operation operation) {
    requireOpen();
    operations.set(position, operation);
  }

  /** Runs something that records elsewhere, and meanwhile refuses to record here. */
  <T> T suspendedDuring(Supplier<T> work) {
    requireOpen();
    state = State.SUSPENDED;
    try {
      return work.get();
    } finally {
      state = State.OPEN;
    }
  }

  List<Operation> close() {
    state = State.CLOSED;
    return List.copyOf(operations);
  }

  private void requireOpen() {
    if (state == State.CLOSED) {
      throw new IllegalStateException(
          "Operations can only be used while upgrade or downgrade runs, or the lambda they were "
              + "given to.");
    }
    if (state == State.SUSPENDED) {
      throw new IllegalStateException(
          "Within a lambda use the lambda's own parameter, as in op.step(o -> o.addColumn(…)).");
    }
  }
}
