package dev.autogen.migration;

import dev.autogen.migration.HistoryRecord.How;
import dev.autogen.operation.AddEnumValue;
import dev.autogen.operation.InsertFile;
import dev.autogen.operation.Irreversible;
import dev.autogen.operation.Operation;
import dev.autogen.operation.OperationText;
import dev.autogen.operation.Step;
import dev.autogen.operation.Todo;
import dev.autogen.revision.AutogenException;
import dev.autogen.revision.LoadedRevision;
import dev.autogen.revision.RevisionHeader;
import dev.autogen.schema.SqlLexer;
import dev.autogen.schema.SqlToken;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Records the revisions of a path, and refuses before any statement what cannot be run. */
final class Planner {

  private static final Set<String> TRANSACTION_CONTROL =
      Set.of("begin", "start", "commit", "end", "rollback", "abort", "prepare");

  private final KnownRevisions known;
  private final MigrationOptions options;

  Planner(KnownRevisions known, MigrationOptions options) {
    this.known = known;
    this.options = options;
  }

  /**
   * Returns what would be run.
   *
   * @throws AutogenException if a revision is not complete, or has no way in this direction
   */
  List<PlannedRevision> plan(Direction direction, List<RevisionHeader> path) {
    List<PlannedRevision> planned = path.stream().map(header -> record(direction, header)).toList();
    planned.forEach(Planner::refuseTodo);
    planned.forEach(Planner::refuseIrreversible);
    planned.forEach(Planner::refuseTransactionControl);
    planned.forEach(Planner::refuseUnreadableFiles);
    return planned;
  }

  /** Returns operations that belong to no revision, under the name {@code repair}. */
  static PlannedRevision repair(
      String message, List<Operation> operations, MigrationOptions options) {
    RevisionHeader header =
        new RevisionHeader(Migrator.REPAIR, List.of(), message, "", false, List.of(), List.of());
    return new PlannedRevision(
        header,
        Migrator.REPAIR,
        Direction.UPGRADE,
        operations,
        OperationText.checksum(operations),
        StepSplitter.split(operations, options.renderer()));
  }

  private PlannedRevision record(Direction direction, RevisionHeader header) {
    LoadedRevision revision = known.get(header.id());
    List<Operation> operations =
        direction == Direction.UPGRADE
            ? revision.upgradeOperations(options.context())
            : revision.downgradeOperations(options.context());
    return new PlannedRevision(
        header,
        revision.className(),
        direction,
        operations,
        OperationText.checksum(operations),
        split(revision, operations));
  }

  private List<PlannedStep> split(LoadedRevision revision, List<Operation> operations) {
    try {
      return StepSplitter.split(operations, options.renderer());
    } catch (IllegalArgumentException e) {
      throw AutogenException.failed(
          "Revision %s (%s) cannot be said in SQL: %s"
              .formatted(revision.header().id(), revision.className(), e.getMessage()),
          e);
    }
  }

  private static void refuseTodo(PlannedRevision revision) {
    operations(revision)
        .filter(Todo.class::isInstance)
        .findFirst()
        .ifPresent(
            todo -> {
              throw AutogenException.failed(
                  "Revision %s is not finished: %s Put an answer in place of op.todo(...) in its %s."
                      .formatted(
                          revision.title(),
                          sentence(((Todo) todo).question()),
                          revision.direction().word()));
            });
  }

  private static void refuseIrreversible(PlannedRevision revision) {
    operations(revision)
        .filter(Irreversible.class::isInstance)
        .findFirst()
        .ifPresent(
            irreversible -> {
              throw AutogenException.failed(
                  "The %s of revision %s is irreversible: %s"
                      .formatted(
                          revision.direction().word(),
                          revision.title(),
                          sentence(((Irreversible) irreversible).reason())));
            });
  }

  /** A commit in a step's own SQL would take its journal entry and half of its work with it. */
  private static void refuseTransactionControl(PlannedRevision revision) {
    revision.steps().stream()
        .filter(PlannedStep::transactional)
        .flatMap(step -> step.statements().stream())
        .filter(Planner::controlsTransaction)
        .findFirst()
        .ifPresent(
            sql -> {
              throw AutogenException.failed(
                  ("Revision %s contains '%s', but the migrator begins and ends transactions. Leave it"
                          + " out, or put parts into op.step(...) or op.outsideTransaction(...).")
                      .formatted(revision.title(), SqlMessages.shortened(sql)));
            });
  }

  /** Reads the files of rows to their ends, so that no statement runs before one that is wrong. */
  private static void refuseUnreadableFiles(PlannedRevision revision) {
    operations(revision)
        .filter(InsertFile.class::isInstance)
        .map(operation -> ((InsertFile) operation).file())
        .forEach(
            file -> {
              try {
                file.count();
              } catch (IllegalArgumentException e) {
                throw AutogenException.failed(
                    "Revision %s: %s".formatted(revision.title(), e.getMessage()), e);
              } catch (IOException e) {
                throw AutogenException.failed(
                    "Revision %s: %s cannot be read: %s."
                        .formatted(revision.title(), file.name(), e),
                    e);
              }
            });
  }

  private static boolean controlsTransaction(String sql) {
    List<SqlToken> words =
        SqlLexer.tokens(sql).stream().filter(token -> !token.isBlank()).limit(3).toList();
    if (words.isEmpty() || TRANSACTION_CONTROL.stream().noneMatch(words.get(0)::isWord)) {
      return false;
    }
    boolean toSavepoint = words.stream().skip(1).anyMatch(word -> word.isWord("to"));
    boolean preparedStatement =
        words.get(0).isWord("prepare") && (words.size() < 2 || !words.get(1).isWord("transaction"));
    return !toSavepoint && !preparedStatement;
  }

  private static Stream<Operation> operations(PlannedRevision revision) {
    return revision.operations().stream()
        .flatMap(o -> o instanceof Step step ? step.operations().stream() : Stream.of(o));
  }

  /** Refuses what does its work outside a transaction, or needs a commit in between. */
  static void refuseWhatCannotBeRehearsed(List<PlannedRevision> planned) {
    for (PlannedRevision revision : planned) {
      boolean alone = revision.steps().stream().anyMatch(step -> !step.transactional());
      boolean enumValue = operations(revision).anyMatch(AddEnumValue.class::isInstance);
      if (alone || enumValue) {
        throw AutogenException.failed(
            "Revision %s cannot be rehearsed: it %s. Try it on a copy of the database."
                .formatted(
                    revision.title(),
                    alone ? "has statements outside a transaction" : "adds an enum value"));
      }
    }
  }

  /**
   * Refuses to run downwards what was only recorded: it would remove what autogen did not make.
   *
   * @param upgrades the last upgrade of each revision in the history
   * @param run those that were run here and not undone, whatever was recorded since
   */
  static void refuseStamped(
      List<PlannedRevision> planned, Map<String, HistoryRecord> upgrades, Set<String> run) {
    for (PlannedRevision revision : planned) {
      HistoryRecord upgrade = upgrades.get(revision.id());
      if (upgrade != null && upgrade.how() == How.STAMPED && !run.contains(revision.id())) {
        throw AutogenException.failed(
            ("Revision %s was stamped on this database, not run, so its downgrade would remove what"
                    + " autogen did not make. To move only the record, use 'autogen stamp %s'.")
                .formatted(
                    revision.title(),
                    revision.header().revises().isEmpty()
                        ? "base"
                        : String.join(" ", revision.header().revises())));
      }
    }
  }

  private static String sentence(String text) {
    return text.matches("(?s).*[.!?…]") ? text : text + ".";
  }
}
