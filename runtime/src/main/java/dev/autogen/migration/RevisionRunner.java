package dev.autogen.migration;

import dev.autogen.migration.PlannedStep.Unit;
import dev.autogen.operation.BatchUpdate;
import dev.autogen.operation.InsertFile;
import dev.autogen.operation.SetTimeout;
import dev.autogen.revision.AutogenException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one revision and records it. Each transactional step is committed together with its entry in
 * the journal, the last one also with the version rows: a revision of one step is one transaction.
 */
final class RevisionRunner {

  private static final Logger LOG = LoggerFactory.getLogger(RevisionRunner.class);

  private final Run run;
  private final MigrationLock lock;
  private final StatementRunner statements;
  private final PlannedRevision revision;
  private final SortedSet<String> headsBefore;
  private final SortedSet<String> headsAfter;
  private final boolean resumed;
  private final boolean tracked;
  private Optional<JournalEntry> entry;

  /**
   * @param tracked whether autogen's tables are there by now
   * @param unfinished how far an earlier run came with this revision
   */
  RevisionRunner(
      Run run,
      MigrationLock lock,
      PlannedRevision revision,
      SortedSet<String> headsBefore,
      SortedSet<String> headsAfter,
      boolean tracked,
      Optional<JournalEntry> unfinished) {
    this.run = run;
    this.lock = lock;
    this.statements = new StatementRunner(run, revision);
    this.revision = revision;
    this.headsBefore = headsBefore;
    this.headsAfter = headsAfter;
    this.tracked = tracked;
    this.entry = unfinished;
    this.resumed = unfinished.isPresent();
  }

  /**
   * Runs the steps that are not done yet.
   *
   * @throws AutogenException if a statement fails; its step is then rolled back, and the steps
   *     before it stay
   */
  AppliedRevision run() throws SQLException {
    long start = System.nanoTime();
    LOG.info("Running {} {}", revision.direction().word(), passage());
    run.listener().revisionStarted(revision);
    try {
      runSteps(entry.map(JournalEntry::stepsDone).orElse(0));
    } catch (StatementFailure e) {
      throw failed(e);
    } catch (AutogenException e) {
      recordFailure(e);
      throw e;
    } catch (SQLException e) {
      StatementFailure failure = new StatementFailure("", SqlMessages.stateOf(e), e);
      if (run.interruption().isRequested()) {
        throw failed(failure);
      }
      recordFailure(failure);
      throw e;
    }
    AppliedRevision applied =
        new AppliedRevision(
            revision.header(),
            revision.direction(),
            HistoryRecord.How.EXECUTED,
            Duration.ofNanos(System.nanoTime() - start));
    run.listener().revisionFinished(applied);
    return applied;
  }

  private String passage() {
    String parents = String.join(", ", revision.header().revises());
    boolean up = revision.direction() == Direction.UPGRADE;
    return "%s -> %s, %s"
        .formatted(
            up ? parents : revision.id(),
            up ? revision.id() : parents,
            revision.header().message());
  }

  private void runSteps(int first) throws SQLException {
    for (int i = first; i < revision.steps().size(); i++) {
      lock.requireHeld();
      PlannedStep step = revision.steps().get(i);
      if (step.batch().isPresent()) {
        runBatches(i, step, step.batch().get());
      } else if (step.transactional()) {
        runTransaction(i, step);
      } else {
        runOutsideTransaction(i, step);
      }
      run.listener().stepFinished(revision, i + 1);
    }
    if (first >= revision.steps().size()) {
      // Its last steps were taken out of the class after the interruption.
      run.session().inTransaction(connection -> finish(connection, begin(connection)));
    }
  }

  private void runTransaction(int index, PlannedStep step) throws SQLException {
    JournalEntry committed =
        run.session()
            .inTransaction(
                connection -> {
                  JournalEntry begun = begin(connection);
                  statements.runTogether(connection, step);
                  return finishStep(connection, begun, index);
                });
    entry = Optional.of(committed);
  }

  /** Commits each batch together with the key up to which all is done. */
  private void runBatches(int index, PlannedStep step, BatchUpdate update) throws SQLException {
    BatchRunner batches = new BatchRunner(run, revision, update);
    entry =
        Optional.of(
            run.session()
                .inTransaction(
                    connection -> {
                      batches.requireKeys(connection);
                      return begin(connection);
                    }));
    entry.flatMap(JournalEntry::position).ifPresent(batches::resumed);
    while (true) {
      lock.requireHeld();
      JournalEntry before = entry.get();
      Passed passed =
          run.session()
              .inTransaction(
                  connection -> {
                    statements.runTogether(connection, step.withoutBatch());
                    return pass(connection, batches, before, index);
                  });
      entry = Optional.of(passed.entry());
      if (passed.batch().isEmpty()) {
        return;
      }
      batches.committed(passed.batch().get());
      batches.pause();
    }
  }

  /** What a transaction did: a batch, or the end of all batches. */
  private record Passed(JournalEntry entry, Optional<BatchRunner.Batch> batch) {}

  private Passed pass(Connection connection, BatchRunner batches, JournalEntry before, int index)
      throws SQLException {
    Optional<BatchRunner.Batch> batch = batches.next(connection, before.position());
    if (batch.isEmpty()) {
      return new Passed(finishStep(connection, before, index), batch);
    }
    int units = revision.steps().get(index).units().size();
    JournalEntry moved =
        before.atKey(units, Fingerprint.of(revision, index, units), batch.get().end());
    run.journal().progress(connection, moved);
    return new Passed(moved, batch);
  }

  private void runOutsideTransaction(int index, PlannedStep step) throws SQLException {
    JournalEntry current = run.session().inTransaction(this::begin);
    entry = Optional.of(current);
    int first = current.unitsDone();
    try (SessionTimeouts timeouts = SessionTimeouts.of(run.session().connection(), step)) {
      for (int i = 0; i < step.units().size(); i++) {
        Unit unit = step.units().get(i);
        if (i >= first) {
          boolean repeated = resumed && i == first;
          JournalEntry done = current.at(index, i + 1, Fingerprint.of(revision, index, i + 1));
          current = runAlone(unit, repeated, timeouts, done);
          entry = Optional.of(current);
        } else if (unit.operation() instanceof SetTimeout) {
          statements.runAlone(unit, false, timeouts);
        }
      }
    }
    JournalEntry done = current;
    entry =
        Optional.of(run.session().inTransaction(connection -> finishStep(connection, done, index)));
  }

  /** The rows of a file are committed together, and with the entry. */
  private JournalEntry runAlone(
      Unit unit, boolean repeated, SessionTimeouts timeouts, JournalEntry done)
      throws SQLException {
    if (unit.operation() instanceof InsertFile) {
      return run.session()
          .inTransaction(
              connection -> {
                statements.runTogether(connection, new PlannedStep(true, List.of(unit)));
                run.journal().progress(connection, done);
                return done;
              });
    }
    statements.runAlone(unit, repeated, timeouts);
    run.journal().progress(run.session().connection(), done);
    return done;
  }

  /** Makes sure of autogen's tables, and of this passage's row in them. */
  private JournalEntry begin(Connection connection) throws SQLException {
    run.tables().prepare(connection, tracked || entry.isPresent());
    return entry.isPresent() ? entry.get() : run.journal().begin(connection, revision);
  }

  private JournalEntry finishStep(Connection connection, JournalEntry before, int index)
      throws SQLException {
    if (SessionSettings.mayChange(revision.steps().get(index).operations())) {
      run.session().settings().again(connection);
    }
    JournalEntry moved = before.at(index + 1, 0, Fingerprint.of(revision, index + 1, 0));
    if (index + 1 == revision.steps().size()) {
      return finish(connection, moved);
    }
    run.journal().progress(connection, moved);
    return moved;
  }

  private JournalEntry finish(Connection connection, JournalEntry last) throws SQLException {
    run.versions().move(connection, headsBefore, headsAfter);
    run.journal().finish(connection, last, revision);
    return last;
  }

  private AutogenException failed(StatementFailure failure) {
    recordFailure(failure);
    if (run.interruption().isRequested()) {
      return interrupted(failure);
    }
    String kept;
    if (run.session().isRehearsing()) {
      kept = " All is rolled back: it was a rehearsal.";
    } else if (failure.connectionLost()) {
      kept = " The connection is gone: run again, and it goes on where it stopped.";
    } else if (nothingKept()) {
      kept = " Nothing of it was kept.";
    } else {
      kept =
          stepsKept() + ": correct the cause and run again, and it goes on there." + classStays();
    }
    String end = failure.words().endsWith(".") ? "" : ".";
    return AutogenException.failed(
        "The %s of revision %s failed %s%s%s%s"
            .formatted(
                revision.direction().word(),
                revision.title(),
                failure.words(),
                end,
                failure.advice(),
                kept),
        failure.getCause());
  }

  private AutogenException interrupted(StatementFailure failure) {
    return AutogenException.interrupted(
        "Interrupted in the %s of revision %s%s.%s"
            .formatted(
                revision.direction().word(),
                revision.title(),
                failure.place().isEmpty() ? "" : " " + failure.place(),
                nothingKept()
                    ? " Nothing of it was kept: run again, and it starts over."
                    : stepsKept() + ": run again, and it goes on there."));
  }

  private boolean nothingKept() {
    return run.session().isRehearsing()
        || entry.isEmpty()
        || (entry.get().nothingDone() && !resumed);
  }

  private String stepsKept() {
    JournalEntry last = entry.orElseThrow();
    String steps = "%d of its %d steps".formatted(last.stepsDone(), revision.steps().size());
    String batches = last.position().map(key -> batches(last, key)).orElse("");
    return batches.isEmpty()
        ? " %s are done and stay".formatted(steps)
        : " %s%s are done and stay"
            .formatted(last.stepsDone() == 0 ? "" : steps + " and ", batches);
  }

  private String batches(JournalEntry last, String key) {
    BatchUpdate update = revision.steps().get(last.stepsDone()).batch().orElseThrow();
    return "%s of %s up to %s %s"
        .formatted(
            last.stepsDone() == 0 ? "The batches" : "the batches",
            update.table().name(),
            update.key(),
            key);
  }

  /** What made the batches that are done has to make the others, too. */
  private String classStays() {
    JournalEntry last = entry.orElseThrow();
    if (last.position().isEmpty()) {
      return "";
    }
    String heads = headsBefore.isEmpty() ? "base" : String.join(" ", headsBefore);
    return last.onlyBatchesDone()
        ? " Leave the class as it is until then; to change it, start over: 'autogen stamp %s' forgets the batches."
            .formatted(heads)
        : " Leave the class as it is until then.";
  }

  /**
   * A revision of which nothing was done leaves no trace; the journal keeps the error of others.
   */
  private void recordFailure(RuntimeException failure) {
    if (entry.isEmpty()) {
      return;
    }
    String error = failure instanceof StatementFailure f ? f.words() : failure.getMessage();
    try {
      run.interruption().clearUp(() -> write(error));
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  private void write(String error) throws SQLException {
    run.session()
        .inTransaction(
            connection -> {
              if (resumed || !entry.get().nothingDone()) {
                run.journal().fail(connection, entry.get(), error);
              } else if (!tracked) {
                run.tables().drop(connection);
              } else {
                run.journal().remove(connection, entry.get());
              }
              return entry;
            });
  }
}
