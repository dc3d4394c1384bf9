package dev.autogen.migration;

import dev.autogen.migration.MigrationResult.Outcome;
import dev.autogen.revision.AutogenException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is known before the first statement.
 *
 * @param run the run, which knows all revisions that are concerned, also those that only the
 *     history has
 * @param itinerary the way from the database to the target
 * @param baseline a baseline that is there already, and only to be recorded
 * @param revisions what is to be run, in order
 * @param unfinished for ids of {@code revisions} how far an interrupted run came
 */
record Preparation(
    Run run,
    Itinerary itinerary,
    Optional<PlannedRevision> baseline,
    List<PlannedRevision> revisions,
    Map<String, JournalEntry> unfinished) {

  /**
   * Reads what there is and plans what is to be done.
   *
   * @throws AutogenException for whatever forbids to begin, except a loss of data
   */
  static Preparation of(Run run, Direction direction, String target) throws SQLException {
    Itinerary itinerary = Itinerary.find(run, direction, target);
    List<PlannedRevision> planned =
        new Planner(run.known(), run.options()).plan(direction, itinerary.path());
    Map<String, JournalEntry> unfinished =
        Unfinished.match(run, itinerary.state().heads(), itinerary.state().unfinished(), planned);
    if (direction == Direction.DOWNGRADE && itinerary.outcome() == Outcome.CHANGED) {
      Connection connection = run.session().connection();
      List<String> ids = planned.stream().map(PlannedRevision::id).toList();
      Planner.refuseStamped(
          planned,
          run.history().latestUpgrades(connection, ids),
          run.history().run(connection, ids));
    }
    boolean baselineThere = !planned.isEmpty() && baselineIsThere(run, itinerary, planned.get(0));
    return new Preparation(
        run,
        itinerary,
        baselineThere ? Optional.of(planned.get(0)) : Optional.empty(),
        baselineThere ? planned.subList(1, planned.size()) : planned,
        unfinished);
  }

  private static boolean baselineIsThere(Run run, Itinerary itinerary, PlannedRevision first)
      throws SQLException {
    return first.header().baseline()
        && itinerary.direction() == Direction.UPGRADE
        && !itinerary.state().tracked()
        && new Baseline(run.existing(), run.comparison(), run.session().schema())
            .isThere(run.session().connection(), first);
  }

  MigrationPlan plan() throws SQLException {
    Map<String, String> done = new HashMap<>();
    List<PlannedRevision> left = new ArrayList<>();
    for (PlannedRevision revision : revisions) {
      JournalEntry entry = unfinished.get(revision.id());
      boolean begun = entry != null && !entry.nothingDone();
      if (begun) {
        done.put(revision.id(), entry.done());
      }
      left.add(begun ? entry.rest(revision) : revision);
    }
    return new MigrationPlan(
        run.session().database(),
        itinerary.outcome(),
        baseline.map(PlannedRevision::header),
        left,
        done,
        run.session().inTransaction(connection -> run.losses().lossesOf(connection, revisions)),
        run.session().inTransaction(connection -> run.fit().misfits(connection, revisions)));
  }
}
