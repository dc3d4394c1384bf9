package dev.autogen.migration;

import dev.autogen.migration.PlannedStep.Unit;
import dev.autogen.operation.CallConnection;
import dev.autogen.operation.ConnectionWork;
import dev.autogen.operation.Create;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Ensure;
import dev.autogen.revision.AutogenException;
import dev.autogen.schema.ObjectId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Executes what a step consists of. */
final class StatementRunner {

  private static final String BRIEF = "3s";

  private final Run run;
  private final PlannedRevision revision;

  StatementRunner(Run run, PlannedRevision revision) {
    this.run = run;
    this.revision = revision;
  }

  /**
   * Runs a transactional step within the transaction of the connection.
   *
   * @throws StatementFailure if the server, or work of the revision, refuses
   * @throws AutogenException if it would lose data
   */
  void runTogether(Connection connection, PlannedStep step) throws SQLException {
    Duration timeout = run.options().lockTimeout();
    if (!timeout.isZero()) {
      SessionParameter.set(connection, "lock_timeout", timeout.toMillis() + "ms", true);
    }
    Keepsakes keepsakes = Keepsakes.of(connection, step.operations(), run.session().schema());
    for (Unit unit : step.units()) {
      stopIfInterrupted();
      run.losses().beforeOperation(connection, unit.operation(), revision, true);
      execute(connection, unit);
    }
    keepsakes.restore(connection, sql -> execute(connection, sql));
  }

  /**
   * Runs a unit that commits by itself.
   *
   * @param repeated whether an earlier run may have done it without writing so into the journal
   */
  void runAlone(Unit unit, boolean repeated) throws SQLException {
    stopIfInterrupted();
    run.session()
        .inTransaction(
            connection -> {
              run.losses().beforeOperation(connection, unit.operation(), revision, false);
              return unit;
            });
    Optional<ConcurrentIndex> index =
        unit.statements().stream().findFirst().flatMap(ConcurrentIndex::of);
    if (index.isPresent()) {
      build(index.get(), unit);
    } else if (repeated) {
      execute(run.session().connection(), droppingIfExists(unit));
    } else {
      execute(run.session().connection(), unit);
    }
  }

  /** Work on a connection may have taken an interruption for a failure that it can live with. */
  private void stopIfInterrupted() {
    if (run.interruption().isRequested()) {
      throw new StatementFailure("", "", new SQLException("Interrupted"));
    }
  }

  private static Unit droppingIfExists(Unit unit) {
    return new Unit(
        unit.operation(),
        unit.statements().stream().map(ConcurrentIndex::droppingIfExists).toList());
  }

  /** Waiting for old transactions, as this does, blocks nobody; no timeout should cut it short. */
  private void build(ConcurrentIndex index, Unit unit) throws SQLException {
    Connection connection = run.session().connection();
    String lockTimeout = SessionParameter.set(connection, "lock_timeout", "0", false);
    String statementTimeout = SessionParameter.set(connection, "statement_timeout", "0", false);
    try {
      if (index.isThere(run.session())) {
        run.listener().skipped(revision, "index %s is there".formatted(index.name()));
        return;
      }
      execute(connection, unit);
    } catch (StatementFailure e) {
      dropRemains(index, e);
      throw e;
    } finally {
      if (!connection.isClosed()) {
        run.interruption()
            .clearUp(
                () -> {
                  SessionParameter.set(connection, "lock_timeout", lockTimeout, false);
                  SessionParameter.set(connection, "statement_timeout", statementTimeout, false);
                });
      }
    }
  }

  private void dropRemains(ConcurrentIndex index, StatementFailure failure) {
    try {
      run.interruption()
          .clearUp(
              () -> {
                if (run.interruption().isRequested()) {
                  // Whoever interrupts does not wait for old transactions to end.
                  SessionParameter.set(
                      run.session().connection(), "statement_timeout", BRIEF, false);
                }
                index.dropInvalid(run.session());
              });
    } catch (SQLException e) {
      // The next run finds the invalid index and drops it.
      failure.addSuppressed(e);
    }
  }

  private void execute(Connection connection, Unit unit) throws SQLException {
    if (unit.operation() instanceof CallConnection call) {
      work(connection, call.work());
    } else if (!(unit.operation() instanceof Ensure ensure) || isMissing(connection, ensure)) {
      for (String sql : unit.statements()) {
        execute(connection, sql);
      }
    }
  }

  private void execute(Connection connection, String sql) {
    long start = System.nanoTime();
    try (Statement statement = connection.createStatement()) {
      // A question mark in it is an operator, not a parameter.
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    } catch (SQLException e) {
      throw new StatementFailure(SqlMessages.shortened(sql), SqlMessages.stateOf(e), e);
    }
    run.listener().statementExecuted(revision, sql, Duration.ofNanos(System.nanoTime() - start));
  }

  private void work(Connection connection, ConnectionWork work) {
    try {
      run.interruption().whileWorking(() -> work.run(GuardedConnection.around(connection)));
    } catch (SQLException e) {
      throw new StatementFailure("op.connection", SqlMessages.stateOf(e), e);
    } catch (RuntimeException e) {
      throw new StatementFailure("op.connection", "", e);
    }
  }

  private boolean isMissing(Connection connection, Ensure ensure) throws SQLException {
    ObjectId object =
        ensure.operation() instanceof CreateTable table
            ? table.table().id()
            : ((Create) ensure.operation()).object().id();
    if (!ExistingObjects.knows(object.kind()) || !run.existing().contains(connection, object)) {
      return true;
    }
    if (run.comparison().isEmpty()) {
      throw AutogenException.question(
          ("Revision %s ensures %s, which is there already, and nothing here can compare the two."
                  + " Run it with the command line tool.")
              .formatted(revision.title(), object));
    }
    List<String> differences =
        run.comparison()
            .get()
            .differences(connection, List.of(ensure.operation()), run.session().schema());
    if (!differences.isEmpty()) {
      throw AutogenException.failed(
          "Revision %s ensures %s, which is there already, but differs: %s. Change one of the two."
              .formatted(revision.title(), object, String.join("; ", differences)));
    }
    run.listener().skipped(revision, object + " is there");
    return false;
  }
}
