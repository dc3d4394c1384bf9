package dev.autogen.migration;

import dev.autogen.migration.MigrationResult.Outcome;
import dev.autogen.operation.Operation;
import dev.autogen.revision.AutogenException;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionHeader;
import dev.autogen.revision.RevisionSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Brings a database to a revision and keeps the record of it in the tables {@code autogen_version},
 * {@code autogen_history} and {@code autogen_meta}.
 *
 * <p>Immutable: one migrator may serve several threads, each run opens a connection of its own.
 * Every method throws {@link AutogenException} when the database, a revision or an expression does
 * not allow what is asked; what was committed by then stays.
 */
public final class Migrator {

  /** What stands in the place of a revision's id in the record of a repair. */
  public static final String REPAIR = "repair";

  private final ConnectionSource source;
  private final KnownRevisions known;
  private final MigrationOptions options;
  private final MigrationListener listener;
  private final Optional<DatabaseComparison> comparison;
  private final Interruption interruption;

  private Migrator(
      ConnectionSource source,
      KnownRevisions known,
      MigrationOptions options,
      MigrationListener listener,
      Optional<DatabaseComparison> comparison,
      Interruption interruption) {
    this.source = source;
    this.known = known;
    this.options = options;
    this.listener = listener;
    this.comparison = comparison;
    this.interruption = interruption;
  }

  /** Returns a migrator with default options, which nobody listens to. */
  public static Migrator of(ConnectionSource source, RevisionSet revisions) {
    return new Migrator(
        source,
        new KnownRevisions(revisions.graph(), revisions.all()),
        MigrationOptions.defaults(),
        MigrationListener.NONE,
        Optional.empty(),
        new Interruption());
  }

  /** Returns the same migrator with other options. */
  public Migrator with(MigrationOptions otherOptions) {
    return new Migrator(source, known, otherOptions, listener, comparison, interruption);
  }

  /** Returns the same migrator with another listener. */
  public Migrator with(MigrationListener otherListener) {
    return new Migrator(source, known, options, otherListener, comparison, interruption);
  }

  /** Returns the same migrator with something that compares what is there with what should be. */
  public Migrator with(DatabaseComparison otherComparison) {
    return new Migrator(
        source, known, options, listener, Optional.of(otherComparison), interruption);
  }

  /**
   * Returns the same migrator, whose runs end when that is interrupted: with a rollback of the step
   * they are at, and an exception of kind {@link AutogenException.Kind#INTERRUPTED} that says what
   * was kept.
   */
  public Migrator with(Interruption otherInterruption) {
    return new Migrator(source, known, options, listener, comparison, otherInterruption);
  }

  /**
   * Runs what is missing up to a target.
   *
   * @param target an expression such as {@code head}, an id, {@code +1}; see {@link
   *     RevisionGraph#resolve}
   */
  public MigrationResult upgrade(String target) {
    return migrate(Direction.UPGRADE, target);
  }

  /**
   * Runs downwards what is above a target.
   *
   * @param target an expression such as {@code -1}, an id, {@code base}
   */
  public MigrationResult downgrade(String target) {
    return migrate(Direction.DOWNGRADE, target);
  }

  private MigrationResult migrate(Direction direction, String target) {
    return inRun(
        run -> {
          Itinerary seen = Itinerary.find(run, direction, target);
          // The usual start of an application: done without the lock.
          if (seen.outcome() != Outcome.CHANGED && seen.state().unfinished().isEmpty()) {
            return new MigrationResult(
                run.session().database(),
                seen.outcome(),
                seen.state().heads(),
                List.of(),
                seen.state().heads());
          }
          return migrate(run, locked -> Preparation.of(locked, direction, target));
        });
  }

  /**
   * Takes back revisions that the database has and no class here, such as those of another git
   * branch, with the SQL that the history keeps: the newest first, down to the revisions that are
   * here.
   *
   * @param target the revision to stop at, which stays; empty for all of them
   */
  public MigrationResult downgradeFromHistory(String target) {
    return inRun(run -> migrate(run, locked -> HistoryDowngrade.prepare(locked, target)));
  }

  /** Says what is to be done, from what the database says of itself. */
  private interface Intent {
    Preparation prepare(Run run) throws SQLException;
  }

  private MigrationResult migrate(Run run, Intent intent) throws SQLException {
    try (MigrationLock lock = lock(run)) {
      return new Migration(lock, intent.prepare(run)).migrate();
    }
  }

  /**
   * Runs what {@link #upgrade} would run, in one transaction that is rolled back. It takes the same
   * locks, so it is for a copy of a database that others work on.
   *
   * @return what the upgrade would have done
   */
  public MigrationResult rehearse(String target) {
    return rehearse(run -> Preparation.of(run, Direction.UPGRADE, target));
  }

  /** Runs what {@link #downgrade} would run, and rolls it back as {@link #rehearse} does. */
  public MigrationResult rehearseDowngrade(String target) {
    return rehearse(run -> Preparation.of(run, Direction.DOWNGRADE, target));
  }

  /** Runs what {@link #downgradeFromHistory} would run, and rolls it back. */
  public MigrationResult rehearseFromHistory(String target) {
    return rehearse(run -> HistoryDowngrade.prepare(run, target));
  }

  private MigrationResult rehearse(Intent intent) {
    return inRun(
        run -> {
          try (MigrationLock lock = lock(run)) {
            Preparation prepared = intent.prepare(run);
            Planner.refuseWhatCannotBeRehearsed(prepared.revisions());
            return run.session().inRehearsal(connection -> new Migration(lock, prepared).migrate());
          }
        });
  }

  private MigrationLock lock(Run run) throws SQLException {
    return MigrationLock.acquire(run);
  }

  /**
   * Records that the database is at some revisions without running any, and gives up what an
   * interrupted run left. Other branches stay where they are.
   *
   * @param targets expressions; {@code base} for none
   * @param purge whether to replace whatever is recorded, unknown revisions included
   */
  public MigrationResult stamp(Collection<String> targets, boolean purge) {
    return inRun(
        run -> {
          try (MigrationLock lock = lock(run)) {
            lock.requireHeld();
            return new Stamp(run).to(targets, purge);
          }
        });
  }

  /**
   * Runs operations for this one database, such as those that undo a drift. They are recorded in
   * the history as {@link #REPAIR}; where the database is does not change.
   *
   * @param message what is repaired, for the history
   */
  public AppliedRevision repair(String message, List<Operation> operations) {
    return inRun(
        run -> {
          try (MigrationLock lock = lock(run)) {
            DatabaseState state = DatabaseState.read(run);
            PlannedRevision planned = Planner.repair(message, operations, options);
            run.session()
                .inTransaction(
                    connection -> {
                      run.fit().beforeRun(connection, List.of(planned));
                      return planned;
                    });
            return new RevisionRunner(
                    run,
                    lock,
                    planned,
                    state.heads(),
                    state.heads(),
                    state.tracked(),
                    Optional.empty())
                .run();
          }
        });
  }

  /** Returns what {@link #upgrade} would do; reads only. */
  public MigrationPlan planUpgrade(String target) {
    return plan(Direction.UPGRADE, target);
  }

  /** Returns what {@link #downgrade} would do; reads only. */
  public MigrationPlan planDowngrade(String target) {
    return plan(Direction.DOWNGRADE, target);
  }

  private MigrationPlan plan(Direction direction, String target) {
    return inRun(run -> Preparation.of(run, direction, target).plan());
  }

  /** Returns what {@link #downgradeFromHistory} would do; reads only. */
  public MigrationPlan planFromHistory(String target) {
    return inRun(run -> HistoryDowngrade.prepare(run, target).plan());
  }

  /** Returns where the database is; reads only. */
  public CurrentRevisions current() {
    return inRun(
        run -> {
          DatabaseState state = DatabaseState.read(run);
          return new CurrentRevisions(
              run.session().database(),
              run.session().schema(),
              state.tracked(),
              state.heads(),
              known.unknown(state.heads()),
              UnknownRevisions.describe(run, state.heads()),
              state.unfinished().stream().map(JournalEntry::words).toList());
        });
  }

  /**
   * Returns the revisions that {@code upgrade("heads")} would run, in order; empty where the
   * database has them all, or is ahead of this release. Reads only, and no revision's class.
   */
  public List<RevisionHeader> pending() {
    return inRun(run -> Itinerary.find(run, Direction.UPGRADE, "heads").path());
  }

  /** Returns what has been run and stamped, the oldest first; reads only. */
  public List<HistoryRecord> history() {
    return inRun(
        run ->
            run.tables().exist(run.session().connection())
                ? run.history().read(run.session().connection())
                : List.of());
  }

  /**
   * Returns SQL that upgrades a database without autogen, its record included; opens no connection.
   *
   * @param from where the database is: an expression, or several with commas between them; {@code
   *     base} for one that may not have autogen's tables yet
   * @param to where it is to be
   */
  public String upgradeScript(String from, String to) {
    return Scripts.text(parts -> upgradeScript(from, to, parts));
  }

  /**
   * Hands over the script of {@link #upgradeScript(String, String)} part by part: rows of files may
   * be more than memory has place for.
   */
  public void upgradeScript(String from, String to, Consumer<String> parts) {
    scripts(parts).upgrade(from, to);
  }

  /**
   * Returns SQL that downgrades a database without autogen, its record included; opens no
   * connection.
   *
   * @param from where the database is: an expression, or several with commas between them
   * @param to where it is to be
   */
  public String downgradeScript(String from, String to) {
    return Scripts.text(parts -> downgradeScript(from, to, parts));
  }

  /** Hands over the script of {@link #downgradeScript(String, String)} part by part. */
  public void downgradeScript(String from, String to, Consumer<String> parts) {
    scripts(parts).downgrade(from, to);
  }

  /**
   * Returns SQL that records in a database without autogen that it is at some revisions; opens no
   * connection.
   *
   * @param from where the database is: an expression, {@code base} for one without autogen's tables
   * @param targets expressions, as {@link #stamp} takes them
   */
  public String stampScript(String from, Collection<String> targets) {
    return Scripts.text(parts -> scripts(parts).stamp(from, targets));
  }

  private Scripts scripts(Consumer<String> parts) {
    return new Scripts(known, options, parts);
  }

  /**
   * Returns SQL that does what {@link #downgradeFromHistory} would do, its record included; reads
   * only.
   */
  public String scriptFromHistory(String target) {
    return inRun(
        run -> {
          Preparation prepared = HistoryDowngrade.prepare(run, target);
          return Scripts.text(
              parts -> new Scripts(prepared.run().known(), options, parts).of(prepared));
        });
  }

  private interface RunWork<T> {
    T with(Run run) throws SQLException;
  }

  private <T> T inRun(RunWork<T> work) {
    try (Session session = Session.open(source, options.schema(), interruption)) {
      try {
        return work.with(
            new Run(
                session,
                new OwnTables(session.schema()),
                known,
                options,
                listener,
                comparison,
                interruption));
      } catch (SQLException e) {
        if (interruption.isRequested()) {
          throw AutogenException.interrupted(
              "Interrupted. Nothing was begun on database %s.".formatted(session.database()));
        }
        throw AutogenException.failed(
            "Database %s: %s".formatted(session.database(), SqlMessages.of(e)), e);
      }
    }
  }
}
