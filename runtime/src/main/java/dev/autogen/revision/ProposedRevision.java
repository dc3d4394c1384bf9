package dev.autogen.revision;

import dev.autogen.operation.Operation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A revision that is about to be written, as a {@link RevisionCustomizer} sees it.
 *
 * @param message what it is for; empty where nobody said
 * @param parents the ids that it revises
 * @param context what the command line gives with {@code -x}, and the configuration with {@code
 *     context.KEY}
 * @param upgrade what brings a database to it, in order
 * @param downgrade what takes a database back, in order
 */
public record ProposedRevision(
    String message,
    List<String> parents,
    Map<String, String> context,
    List<Operation> upgrade,
    List<Operation> downgrade) {

  public ProposedRevision {
    Objects.requireNonNull(message, "message");
    parents = List.copyOf(parents);
    context = Map.copyOf(context);
    upgrade = List.copyOf(upgrade);
    downgrade = List.copyOf(downgrade);
  }

  /** Returns the same revision with other operations in its upgrade. */
  public ProposedRevision withUpgrade(List<Operation> operations) {
    return new ProposedRevision(message, parents, context, operations, downgrade);
  }

  /** Returns the same revision with other operations in its downgrade. */
  public ProposedRevision withDowngrade(List<Operation> operations) {
    return new ProposedRevision(message, parents, context, upgrade, operations);
  }

  /**
   * Returns operations in the words of a revision class, to be put among others: {@code record(op
   * -> op.execute("set local lock_timeout = '5s'"))}.
   */
  public List<Operation> record(Consumer<Operations> work) {
    return Operations.record(context, work);
  }
}
