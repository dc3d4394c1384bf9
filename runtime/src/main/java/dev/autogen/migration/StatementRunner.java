package dev.autogen.migration;

import dev.autogen.migration.PlannedStep.Unit;
import dev.autogen.operation.CallConnection;
import dev.autogen.operation.ConnectionWork;
import dev.autogen.operation.Create;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Ensure;
import dev.autogen.operation.ExecuteUpdate;
import dev.autogen.operation.InsertFile;
import dev.autogen.operation.SetTimeout.Kind;
import dev.autogen.revision.AutogenException;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
      requireItsTable(connection, unit);
      run.losses().beforeOperation(connection, unit.operation(), revision, true);
      execute(connection, unit);
    }
    keepsakes.restore(connection, sql -> execute(connection, sql));
  }

  /**
   * Runs a unit that commits by itself.
   *
   * @param repeated whether an earlier run may have done it without writing so into the journal
   * @param timeouts those that its step sets
   */
  void runAlone(Unit unit, boolean repeated, SessionTimeouts timeouts) throws SQLException {
    stopIfInterrupted();
    run.session()
        .inTransaction(
            connection -> {
              requireItsTable(connection, unit);
              run.losses().beforeOperation(connection, unit.operation(), revision, false);
              return unit;
            });
    Optional<ConcurrentIndex> index =
        unit.statements().stream().findFirst().flatMap(ConcurrentIndex::of);
    if (index.isPresent()) {
      build(index.get(), unit, timeouts);
    } else if (repeated) {
      execute(run.session().connection(), droppingIfExists(unit));
    } else {
      execute(run.session().connection(), unit);
    }
  }

  private void requireItsTable(Connection connection, Unit unit) throws SQLException {
    IndexOwner.require(connection, unit.operation(), revision, run.session().schema());
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

  /**
   * Waiting for old transactions, as this does, blocks nobody; no timeout should cut it short that
   * the revision does not state.
   */
  private void build(ConcurrentIndex index, Unit unit, SessionTimeouts stated) throws SQLException {
    Connection connection = run.session().connection();
    Map<Kind, String> before = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      if (!stated.states(kind)) {
        before.put(kind, SessionParameter.set(connection, kind.parameter(), "0", false));
      }
    }
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
        run.interruption().clearUp(() -> restore(connection, before));
      }
    }
  }

  private static void restore(Connection connection, Map<Kind, String> timeouts)
      throws SQLException {
    for (Map.Entry<Kind, String> timeout : timeouts.entrySet()) {
      SessionParameter.set(connection, timeout.getKey().parameter(), timeout.getValue(), false);
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
    } else if (unit.operation() instanceof InsertFile insert) {
      load(connection, insert, unit);
    } else if (unit.operation() instanceof ExecuteUpdate update) {
      update(connection, update, unit.statements().get(0));
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

  private void load(Connection connection, InsertFile insert, Unit unit) throws SQLException {
    long start = System.nanoTime();
    new FileLoad(insert, run.options().renderer(), run.interruption()).run(connection);
    run.listener()
        .statementExecuted(
            revision, unit.statements().get(0), Duration.ofNanos(System.nanoTime() - start));
  }

  /**
   * Runs a statement with its values.
   *
   * @param shown the statement with constants for them
   */
  private void update(Connection connection, ExecuteUpdate update, String shown) {
    long start = System.nanoTime();
    try (PreparedStatement statement = connection.prepareStatement(update.sql())) {
      ParameterBinding.bind(statement, update);
      statement.execute();
    } catch (SQLException e) {
      throw new StatementFailure(SqlMessages.shortened(shown), SqlMessages.stateOf(e), e);
    }
    run.listener().statementExecuted(revision, shown, Duration.ofNanos(System.nanoTime() - start));
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

  private void requireSame(Connection connection, OpaqueObject object) throws SQLException {
    if (object.kind() == ObjectKind.EXTENSION) {
      return; // It is what its name says, and much may use what it brought.
    }
    OpaqueComparison comparison = new OpaqueComparison(run.session().schema());
    boolean same =
        connection.getAutoCommit()
            ? run.session().inTransaction(inner -> comparison.isSame(inner, object))
            : comparison.isSame(connection, object);
    if (!same) {
      throw AutogenException.failed(
          "Revision %s ensures %s, which is there already, but differs. Change one of the two, or write what replaces it."
              .formatted(revision.title(), object.id()));
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
    if (ensure.operation() instanceof Create create
        && create.object() instanceof OpaqueObject opaque) {
      requireSame(connection, opaque);
      run.listener().skipped(revision, object + " is there");
      return false;
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
