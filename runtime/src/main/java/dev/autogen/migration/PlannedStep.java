package dev.autogen.migration;

import dev.autogen.operation.BatchUpdate;
import dev.autogen.operation.Operation;
import dev.autogen.operation.SetTimeout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is committed together.
 *
 * @param transactional whether it runs in one transaction, an update by batches in one for each of
 *     them; otherwise each statement commits by itself
 * @param units what is done, in order
 */
public record PlannedStep(boolean transactional, List<Unit> units) {

  /**
   * What is done before the journal moves on, outside a transaction.
   *
   * @param operation where it comes from
   * @param statements the SQL; none for work on a connection
   */
  public record Unit(Operation operation, List<String> statements) {

    public Unit {
      statements = List.copyOf(statements);
    }
  }

  public PlannedStep {
    units = List.copyOf(units);
  }

  /** Returns the update by batches that this step is; each batch commits by itself. */
  Optional<BatchUpdate> batch() {
    return units.stream()
        .map(Unit::operation)
        .filter(BatchUpdate.class::isInstance)
        .map(BatchUpdate.class::cast)
        .findFirst();
  }

  /** Returns what is done in the transaction of each batch before it. */
  PlannedStep withoutBatch() {
    return new PlannedStep(
        transactional,
        units.stream().filter(unit -> !(unit.operation() instanceof BatchUpdate)).toList());
  }

  /** Returns what is left after the first units; timeouts among these hold for the others too. */
  PlannedStep after(int done) {
    List<Unit> left = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      if (i >= done || units.get(i).operation() instanceof SetTimeout) {
        left.add(units.get(i));
      }
    }
    return new PlannedStep(transactional, left);
  }

  /** Returns the operations of all units; one of several statements counts once. */
  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (Unit unit : units) {
      if (operations.isEmpty() || operations.get(operations.size() - 1) != unit.operation()) {
        operations.add(unit.operation());
      }
    }
    return operations;
  }

  /** Returns the statements of all units. */
  public List<String> statements() {
    return units.stream().flatMap(unit -> unit.statements().stream()).toList();
  }
}
