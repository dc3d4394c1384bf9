package dev.autogen.migration;

import dev.autogen.migration.PlannedStep.Unit;
import dev.autogen.operation.Ensure;
import dev.autogen.operation.InsertFile;
import dev.autogen.operation.Irreversible;
import dev.autogen.operation.Operation;
import dev.autogen.operation.OperationText;
import dev.autogen.operation.Step;
import dev.autogen.operation.Todo;
import dev.autogen.revision.LoadedRevision;
import dev.autogen.revision.RevisionHeader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The downgrade of a revision as {@code autogen_history} keeps it with the upgrade, for a program
 * that has no class of the revision.
 *
 * @param steps what is to be run; the operations of the units are those that may lose data, and
 *     plain SQL for all others
 * @param missing why there is none, as the end of a sentence; empty when there is one
 */
record KeptDowngrade(List<PlannedStep> steps, String missing) {

  KeptDowngrade {
    steps = List.copyOf(steps);
  }

  static KeptDowngrade missing(String reason) {
    return new KeptDowngrade(List.of(), reason);
  }

  /**
   * Records the downgrade of a revision that is upgraded; whatever is wrong with it, this works.
   */
  static KeptDowngrade of(LoadedRevision revision, MigrationOptions options) {
    List<Operation> operations;
    List<PlannedStep> steps;
    try {
      operations = revision.downgradeOperations(options.context());
      steps = StepSplitter.split(operations, options.renderer());
    } catch (RuntimeException e) {
      return missing("it could not be recorded: " + SqlMessages.of(e));
    }
    Optional<String> obstacle =
        Stream.concat(
                operations.stream().flatMap(KeptDowngrade::flattened).map(KeptDowngrade::obstacle),
                steps.stream().flatMap(step -> step.units().stream()).map(KeptDowngrade::obstacle))
            .flatMap(Optional::stream)
            .findFirst();
    return obstacle.map(KeptDowngrade::missing).orElseGet(() -> new KeptDowngrade(steps, ""));
  }

  private static Stream<Operation> flattened(Operation operation) {
    return operation instanceof Step step ? step.operations().stream() : Stream.of(operation);
  }

  private static Optional<String> obstacle(Operation operation) {
    if (operation instanceof Irreversible irreversible) {
      return Optional.of("it is irreversible: " + irreversible.reason());
    }
    if (operation instanceof Todo todo) {
      return Optional.of("it was not finished: " + todo.question());
    }
    if (operation instanceof InsertFile) {
      return Optional.of("it reads a file (op.bulkInsert)");
    }
    return operation instanceof Ensure
        ? Optional.of("it compares with what is there (op.ensure)")
        : Optional.empty();
  }

  private static Optional<String> obstacle(Unit unit) {
    if (unit.statements().isEmpty()) {
      return Optional.of("part of it is no SQL (op.connection)");
    }
    return unit.statements().stream().allMatch(KeptDowngrade::storable)
        ? Optional.empty()
        : Optional.of("its SQL has characters that PostgreSQL cannot store");
  }

  private static boolean storable(String text) {
    return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  /**
   * Returns it as a revision to run.
   *
   * @param header the revision, as the history knows it
   * @throws IllegalStateException if it is missing
   */
  PlannedRevision planned(RevisionHeader header) {
    if (!missing.isEmpty()) {
      throw new IllegalStateException("The downgrade of " + header.id() + " was not kept");
    }
    List<Operation> operations =
        steps.stream().flatMap(step -> step.operations().stream()).toList();
    return new PlannedRevision(
        header,
        "from history",
        Direction.DOWNGRADE,
        operations,
        OperationText.checksum(operations),
        steps);
  }
}
