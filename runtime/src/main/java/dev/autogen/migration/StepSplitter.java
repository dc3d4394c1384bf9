package dev.autogen.migration;

import dev.autogen.migration.PlannedStep.Unit;
import dev.autogen.operation.AddEnumValue;
import dev.autogen.operation.BatchUpdate;
import dev.autogen.operation.CallConnection;
import dev.autogen.operation.Ensure;
import dev.autogen.operation.Operation;
import dev.autogen.operation.SetTimeout;
import dev.autogen.operation.Step;
import dev.autogen.postgresql.SqlRenderer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Divides what a revision recorded into steps: a stated step stands for itself, and so do enum
 * values that follow one another, because a transaction cannot use a value that it has added
 * (PostgreSQL documentation, {@code ALTER TYPE}), and an update by batches; all between runs
 * together. A timeout holds for all that follow, so each step begins with those that hold by then.
 */
final class StepSplitter {

  private final SqlRenderer renderer;
  private final List<PlannedStep> steps = new ArrayList<>();
  private final List<Operation> pending = new ArrayList<>();
  private final Map<SetTimeout.Kind, Operation> timeouts = new EnumMap<>(SetTimeout.Kind.class);
  private List<Operation> timeoutsBefore = List.of();
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
    if (operation instanceof SetTimeout timeout) {
      if (!pending.isEmpty()) {
        pending.add(timeout);
      }
      timeouts.put(timeout.kind(), timeout);
      return;
    }
    if (operation instanceof Step step) {
      flush();
      addStep(step.transactional(), List.copyOf(timeouts.values()), step.operations());
      return;
    }
    if (operation instanceof BatchUpdate) {
      flush();
      addStep(true, List.copyOf(timeouts.values()), List.of(operation));
      return;
    }
    boolean enumValue = operation instanceof AddEnumValue;
    if (enumValue != pendingEnumValues) {
      flush();
    }
    pendingEnumValues = enumValue;
    if (pending.isEmpty()) {
      timeoutsBefore = List.copyOf(timeouts.values());
    }
    pending.add(operation);
  }

  private void flush() {
    if (!pending.isEmpty()) {
      addStep(true, timeoutsBefore, pending);
      pending.clear();
    }
  }

  private void addStep(boolean transactional, List<Operation> before, List<Operation> operations) {
    List<Operation> all = new ArrayList<>(before);
    all.addAll(operations);
    steps.add(new PlannedStep(transactional, units(transactional, all)));
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
