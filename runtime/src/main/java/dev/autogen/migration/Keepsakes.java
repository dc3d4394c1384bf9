package dev.autogen.migration;

import dev.autogen.migration.Attachments.Attachment;
import dev.autogen.migration.Recreations.Recreated;
import dev.autogen.operation.Operation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Gives back to objects that a step makes again what hung on those before: it is read before the
 * step and, in the same transaction, attached after it. What this role's default privileges added
 * is taken away.
 */
final class Keepsakes {

  private static final String OWNER = "owner";

  /** Every object has them, most as they come. */
  private static final Set<String> UNSAID = Set.of(OWNER, "privilege", "value");

  /** How SQL is run, so that a failure names it. */
  @FunctionalInterface
  interface Execution {
    void run(String sql);
  }

  private final Attachments attachments;
  private final Map<Recreated, List<Attachment>> before;

  private Keepsakes(Attachments attachments, Map<Recreated, List<Attachment>> before) {
    this.attachments = attachments;
    this.before = before;
  }

  /** Reads what hangs on the objects that the operations make again. */
  static Keepsakes of(Connection connection, List<Operation> operations, String schema)
      throws SQLException {
    Attachments attachments = new Attachments(schema);
    return new Keepsakes(attachments, attachments.read(connection, Recreations.of(operations)));
  }

  /**
   * Returns what hangs on objects that a revision drops in one transaction and creates in another,
   * where nothing could carry it over: {@code the comment of index posts_title}.
   */
  static List<String> lost(Connection connection, PlannedRevision revision, String schema)
      throws SQLException {
    Set<Recreated> lost = new LinkedHashSet<>();
    List<Operation> all = new ArrayList<>();
    revision.steps().forEach(step -> all.addAll(step.operations()));
    lost.addAll(Recreations.of(all));
    revision.steps().stream()
        .filter(PlannedStep::transactional)
        .forEach(step -> lost.removeAll(Recreations.of(step.operations())));
    lost.removeIf(Recreated::inPlace);
    List<String> words = new ArrayList<>();
    new Attachments(schema)
        .read(connection, lost)
        .forEach(
            (recreated, attachments) ->
                attachments.stream()
                    .filter(attachment -> !UNSAID.contains(attachment.what()))
                    .map(
                        attachment ->
                            "the %s of %s".formatted(attachment.what(), recreated.object()))
                    .forEach(words::add));
    return words;
  }

  /** Gives it back. A new owner takes over the privileges of the one before, so it comes first. */
  void restore(Connection connection, Execution execution) throws SQLException {
    if (before.values().stream().allMatch(List::isEmpty)) {
      return;
    }
    attach(connection, execution, attachment -> attachment.what().equals(OWNER));
    attach(connection, execution, attachment -> !attachment.what().equals(OWNER));
  }

  private void attach(Connection connection, Execution execution, Predicate<Attachment> which)
      throws SQLException {
    Map<Recreated, List<Attachment>> after =
        attachments.read(connection, Set.copyOf(before.keySet()));
    Set<String> statements = new LinkedHashSet<>();
    before.forEach(
        (object, was) -> {
          List<Attachment> is = after.getOrDefault(object, was);
          is.stream()
              .filter(which)
              .filter(one -> !was.contains(one) && !one.detach().isEmpty())
              .forEach(one -> statements.add(one.detach()));
          was.stream()
              .filter(which)
              .filter(one -> !is.contains(one))
              .forEach(one -> statements.add(one.attach()));
        });
    statements.forEach(execution::run);
  }
}
