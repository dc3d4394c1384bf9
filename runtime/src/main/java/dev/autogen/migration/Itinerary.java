package dev.autogen.migration;

import dev.autogen.migration.MigrationResult.Outcome;
import dev.autogen.revision.AutogenException;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionHeader;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;

/**
 * Which revisions lie between a database and a target.
 *
 * @param state where the database is
 * @param direction which way they are run
 * @param outcome {@link Outcome#CHANGED} if there are any
 * @param path the revisions in the order in which they are run
 */
record Itinerary(
    DatabaseState state, Direction direction, Outcome outcome, List<RevisionHeader> path) {

  static Itinerary find(Run run, Direction direction, String target) throws SQLException {
    Objects.requireNonNull(target, "target");
    DatabaseState state = DatabaseState.read(run);
    SortedSet<String> unknown = run.known().unknown(state.heads());
    RevisionGraph graph = run.known().graph();
    if (!unknown.isEmpty()) {
      return ahead(run, state, direction, target, unknown.first());
    }
    List<RevisionHeader> path =
        direction == Direction.UPGRADE
            ? graph.upgradePath(state.heads(), target)
            : graph.downgradePath(state.heads(), target);
    return new Itinerary(
        state, direction, path.isEmpty() ? Outcome.NOTHING_TO_DO : Outcome.CHANGED, path);
  }

  /** A newer release may have gone on from here: then it has done what there was to do. */
  private static Itinerary ahead(
      Run run, DatabaseState state, Direction direction, String target, String unknown)
      throws SQLException {
    String database = run.session().database();
    Ahead ahead = new Ahead(run);
    Set<String> below = ahead.knownBelow(state.heads());
    if (direction == Direction.DOWNGRADE) {
      throw AutogenException.failed(
          ("Database %s is at revision %s, which is not among the revisions here, so it has no"
                  + " downgrade here. %s")
              .formatted(database, unknown, ahead.remedy(state.heads())));
    }
    List<RevisionHeader> missing = run.known().graph().upgradePath(below, target);
    if (!missing.isEmpty()) {
      throw AutogenException.failed(
          ("Database %s is at revision %s, which is not among the revisions here, and lacks %s, which"
                  + " is. %s A release that has both needs a merge of them.")
              .formatted(database, unknown, missing.get(0).id(), ahead.remedy(state.heads())));
    }
    if (!run.options().aheadAllowed()) {
      throw AutogenException.failed(
          ("Database %s is ahead of this release: it is at revision %s, which is not among the"
                  + " revisions here. Start the release that has it.")
              .formatted(database, unknown));
    }
    return new Itinerary(state, direction, Outcome.AHEAD, List.of());
  }
}
