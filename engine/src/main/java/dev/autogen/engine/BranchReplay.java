package dev.autogen.engine;

import dev.autogen.diff.Made;
import dev.autogen.operation.Operation;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionHeader;
import dev.autogen.revision.RevisionSet;
import dev.autogen.schema.ModelDelta;
import dev.autogen.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Replays revisions in an order of the caller's: the facts of the model and the operations of a
 * database that has run them so. Needs no database.
 */
final class BranchReplay {

  /** What stands for a revision that is not written yet. */
  private static final String NEXT = "";

  private final ModelHistory history;
  private final RevisionSet revisions;
  private final List<Operation> next;
  private final Map<String, ModelDelta> deltas = new HashMap<>();
  private Schema bystanders;

  BranchReplay(Project project) {
    this(project, List.of());
  }

  /**
   * @param next the operations of a revision that is not written yet
   */
  BranchReplay(Project project, List<Operation> next) {
    this.history = new ModelHistory(project.revisions());
    this.revisions = project.revisions().revisions();
    this.next = List.copyOf(next);
  }

  RevisionGraph graph() {
    return revisions.graph();
  }

  /** Returns the facts that changed with a revision. */
  ModelDelta delta(RevisionHeader revision) {
    return deltas.computeIfAbsent(revision.id(), id -> history.delta(revision));
  }

  /**
   * Returns the model after revisions in that order.
   *
   * @throws IllegalArgumentException if the facts of one do not fit those before it; the message
   *     names the line
   */
  Schema model(List<RevisionHeader> order) {
    Schema.Builder schema = Schema.EMPTY.toBuilder();
    order.forEach(revision -> delta(revision).applyTo(schema));
    return schema.build();
  }

  /**
   * Returns what the operations of revisions make in that order.
   *
   * @throws IllegalStateException if one cannot run after those before it; the message names the
   *     object and the reason
   */
  Made made(List<RevisionHeader> order) {
    return RevisionReplay.of(operations(order), bystanders());
  }

  /** Returns what they make with the operations of the revision that is not written yet. */
  Made madeWithNext(List<RevisionHeader> order) {
    Map<String, List<Operation>> operations = operations(order);
    operations.put(NEXT, next);
    return RevisionReplay.of(operations, bystanders());
  }

  /** Returns why revisions cannot run in that order; empty if they can. */
  Optional<String> misfit(List<RevisionHeader> order) {
    try {
      model(order);
      made(order);
      return Optional.empty();
    } catch (IllegalArgumentException | IllegalStateException misfit) {
      return Optional.of(reason(misfit));
    }
  }

  /** What an exception says, without the advice for a single revision. */
  static String reason(RuntimeException misfit) {
    String message = misfit.getMessage();
    String said = message.replaceFirst("(?s)\\. .*$", "").replaceFirst("\\.$", "");
    return Character.toLowerCase(said.charAt(0)) + said.substring(1);
  }

  private Map<String, List<Operation>> operations(List<RevisionHeader> order) {
    Map<String, List<Operation>> operations = new LinkedHashMap<>();
    for (RevisionHeader revision : order) {
      operations.put(revision.id(), revisions.get(revision.id()).upgradeOperations());
    }
    return operations;
  }

  /** A table that one branch makes is missing on another, and not somebody else's. */
  private Schema bystanders() {
    if (bystanders == null) {
      List<Operation> all = new ArrayList<>();
      operations(graph().sorted()).values().forEach(all::addAll);
      all.addAll(next);
      bystanders = Bystanders.of(all);
    }
    return bystanders;
  }
}
