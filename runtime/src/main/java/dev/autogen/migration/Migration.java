package dev.autogen.migration;

import dev.autogen.migration.HistoryRecord.How;
import dev.autogen.migration.MigrationResult.Outcome;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** One upgrade or downgrade, under the lock. */
final class Migration {

  private final Run run;
  private final MigrationLock lock;
  private final Preparation prepared;
  private final List<AppliedRevision> applied = new ArrayList<>();
  private SortedSet<String> heads;

  Migration(Run run, MigrationLock lock, Preparation prepared) {
    this.run = run;
    this.lock = lock;
    this.prepared = prepared;
    this.heads = prepared.itinerary().state().heads();
  }

  MigrationResult migrate() throws SQLException {
    run.session()
        .inTransaction(
            connection -> {
              run.fit().beforeRun(connection, prepared.revisions());
              run.losses().beforeRun(connection, prepared.revisions());
              return prepared;
            });
    run.listener().planned(prepared.revisions());
    if (prepared.baseline().isPresent()) {
      recordBaseline(prepared.baseline().get());
    }
    for (PlannedRevision revision : prepared.revisions()) {
      SortedSet<String> after = headsAfter(revision);
      applied.add(
          new RevisionRunner(
                  run,
                  lock,
                  revision,
                  heads,
                  after,
                  prepared.itinerary().state().tracked() || !applied.isEmpty(),
                  Optional.ofNullable(prepared.unfinished().get(revision.id())))
              .run());
      heads = after;
    }
    Outcome outcome = applied.isEmpty() ? prepared.itinerary().outcome() : Outcome.CHANGED;
    return new MigrationResult(
        run.session().database(), outcome, prepared.itinerary().state().heads(), applied, heads);
  }

  private SortedSet<String> headsAfter(PlannedRevision revision) {
    return headsAfter(run.known(), heads, revision);
  }

  static SortedSet<String> headsAfter(
      KnownRevisions known, Collection<String> heads, PlannedRevision revision) {
    return Collections.unmodifiableSortedSet(
        new TreeSet<>(
            revision.direction() == Direction.UPGRADE
                ? known.graph().headsAfterUpgrade(heads, revision.id())
                : known.graph().headsAfterDowngrade(heads, revision.id())));
  }

  private void recordBaseline(PlannedRevision baseline) throws SQLException {
    SortedSet<String> after = headsAfter(baseline);
    run.session()
        .inTransaction(
            connection -> {
              run.tables().prepare(connection, prepared.itinerary().state().tracked());
              run.history().stamp(connection, baseline.header(), Direction.UPGRADE);
              run.versions().move(connection, heads, after);
              return after;
            });
    heads = after;
    AppliedRevision stamped =
        new AppliedRevision(baseline.header(), Direction.UPGRADE, How.STAMPED, Duration.ZERO);
    applied.add(stamped);
    run.listener().revisionFinished(stamped);
  }
}
