package dev.autogen.migration;

import dev.autogen.migration.PlannedStep.Unit;
import dev.autogen.operation.AddEnumValue;
import dev.autogen.operation.CallConnection;
import dev.autogen.operation.Ensure;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Step;
import dev.autogen.postgresql.SqlRenderer;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides what a revision recorded into steps: a stated step stands for itself, and so do enum
 * values that follow one another, because a transaction cannot use a value that it has added
 * (PostgreSQL documentation, {@code ALTER TYPE}); all between runs together.
 */
final class StepSplitter {

  private final SqlRenderer renderer;
  private final List<PlannedStep> steps = new ArrayList<>();
  private final List<Operation> pending = new ArrayList<>();
  private boolean pendingEnumValues;

  private StepSplitter(SqlRenderer renderer) {
    this.renderer = renderer;
  }

  /** Returns the steps; an empty one for a revision that does nothing, such as a merge. */
  static List<PlannedStep> split(List<Operation> operations, SqlRenderer renderer) {
    StepSplitter splitter = new StepSplitter(renderer);
    operations.forEach(splitter::add);
    splitter.flush();
    return splitter.steps.isEmpty()
        ? List.of(new PlannedStep(true, List.of()))
        : List.copyOf(splitter.steps);
  }

  private void add(Operation operation) {
    if (operation instanceof Step step) {
      flush();
      steps.add(
          new PlannedStep(step.transactional(), units(step.transactional(), step.operations())));
      return;
    }
    boolean enumValue = operation instanceof AddEnumValue;
    if (enumValue != pendingEnumValues) {
      flush();
    }
    pendingEnumValues = enumValue;
    pending.add(operation);
  }

  private void flush() {
    if (!pending.isEmpty()) {
      steps.add(new PlannedStep(true, units(true, pending)));
      pending.clear();
    }
  }

  private List<Unit> units(boolean transactional, List<Operation> operations) {
    List<Unit> units = new ArrayList<>();
    for (Operation operation : operations) {
      if (operation instanceof CallConnection) {
        units.add(new Unit(operation, List.of()));
      } else if (operation instanceof Ensure ensure) {
        units.add(new Unit(operation, render(transactional, ensure.operation())));
      } else {
        for (String statement : render(transactional, operation)) {
          units.add(new Unit(operation, List.of(statement)));
        }
      }
    }
    return units;
  }

  private List<String> render(boolean transactional, Operation operation) {
    return renderer.render(new Step(transactional, List.of(operation)));
  }
}
