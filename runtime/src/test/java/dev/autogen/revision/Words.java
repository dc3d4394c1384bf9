package dev.autogen.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.operation.Operation;
import java.util.List;
import java.util.function.Consumer;

/** A revision that only lends its words to tests. */
interface Words extends Revision {

  @Override
  default void upgrade(Operations op) {}

  /** Returns the one operation that the work records. */
  default Operation recorded(Consumer<Operations> work) {
    List<Operation> operations = Operations.record(work);
    assertThat(operations).hasSize(1);
    return operations.get(0);
  }
}
