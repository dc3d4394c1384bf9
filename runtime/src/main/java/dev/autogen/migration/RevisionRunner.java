package dev.autogen.migration;

import dev.autogen.revision.AutogenException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
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
      if (step.transactional()) {
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

  private void runOutsideTransaction(int index, PlannedStep step) throws SQLException {
    JournalEntry current = run.session().inTransaction(this::begin);
    entry = Optional.of(current);
    int first = current.unitsDone();
    for (int i = first; i < step.units().size(); i++) {
      statements.runAlone(step.units().get(i), resumed && i == first);
      current = current.at(index, i + 1, Fingerprint.of(revision, index, i + 1));
      run.journal().progress(run.session().connection(), current);
      entry = Optional.of(current);
    }
    JournalEntry done = current;
    entry =
        Optional.of(run.session().inTransaction(connection -> finishStep(connection, done, index)));
  }

  /** Makes sure of autogen's tables, and of this passage's row in them. */
  private JournalEntry begin(Connection connection) throws SQLException {
    run.tables().prepare(connection, tracked || entry.isPresent());
    return entry.isPresent() ? entry.get() : run.journal().begin(connection, revision);
  }

  private JournalEntry finishStep(Connection connection, JournalEntry before, int index)
      throws SQLException {
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
    String kept;
    if (failure.connectionLost()) {
      kept = " The connection is gone: run again, and it goes on where it stopped.";
    } else if (entry.isEmpty() || (entry.get().nothingDone() && !resumed)) {
      kept = " Nothing of it was kept.";
    } else {
      kept =
          " %d of its %d steps are done and stay: correct the cause and run again, and it goes on"
                  .formatted(entry.get().stepsDone(), revision.steps().size())
              + " there.";
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

  /**
   * A revision of which nothing was done leaves no trace; the journal keeps the error of others.
   */
  private void recordFailure(RuntimeException failure) {
    if (entry.isEmpty()) {
      return;
    }
    String error = failure instanceof StatementFailure f ? f.words() : failure.getMessage();
    try {
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
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }
}
