package dev.autogen.migration;

import dev.autogen.operation.Operation;
import dev.autogen.revision.RevisionHeader;
import java.util.List;

/**
 * A revision that is going to be run.
 *
 * @param header the revision
 * @param className its class, for messages
 * @param direction which way it goes
 * @param operations what its class recorded
 * @param checksum SHA-256 of their canonical text
 * @param steps what is committed together; at least one
 */
public record PlannedRevision(
    RevisionHeader header,
    String className,
    Direction direction,
    List<Operation> operations,
    String checksum,
    List<PlannedStep> steps) {

  public PlannedRevision {
    operations = List.copyOf(operations);
    steps = List.copyOf(steps);
  }

  /** Returns the revision's id. */
  public String id() {
    return header.id();
  }

  /** Returns the revision with other steps. */
  PlannedRevision withSteps(List<PlannedStep> others) {
    return new PlannedRevision(header, className, direction, operations, checksum, others);
  }

  /** Returns the statements of all steps. */
  public List<String> statements() {
    return steps.stream().flatMap(step -> step.statements().stream()).toList();
  }

  /**
   * Returns the revision as messages name it: {@code ae1027a6acf0 (R2026_AddedPublishedColumn)}.
   */
  public String title() {
    return "%s (%s)".formatted(id(), className.substring(className.lastIndexOf('.') + 1));
  }
}
