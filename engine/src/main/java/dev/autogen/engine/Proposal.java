package dev.autogen.engine;

import dev.autogen.codegen.AnnotatedOperation;
import dev.autogen.operation.Operation;
import dev.autogen.schema.ModelDelta;
import java.util.List;

/**
 * What a revision would hold.
 *
 * @param place where in the graph it would be
 * @param delta the facts of the model that changed
 * @param upgrade what brings a database to the model, in order
 * @param downgrade what takes it back, in order
 * @param notes what the user should know besides, a sentence each
 */
public record Proposal(
    Placement place,
    ModelDelta delta,
    List<AnnotatedOperation> upgrade,
    List<AnnotatedOperation> downgrade,
    List<String> notes) {

  public Proposal {
    upgrade = List.copyOf(upgrade);
    downgrade = List.copyOf(downgrade);
    notes = List.copyOf(notes);
  }

  /** Tells whether the model has not changed since the last revision. */
  public boolean isEmpty() {
    return delta.isEmpty() && upgrade.isEmpty();
  }

  public List<Operation> upgradeOperations() {
    return upgrade.stream().map(AnnotatedOperation::operation).toList();
  }

  public List<Operation> downgradeOperations() {
    return downgrade.stream().map(AnnotatedOperation::operation).toList();
  }
}
