package dev.autogen.migration;

import dev.autogen.migration.MigrationResult.Outcome;
import dev.autogen.revision.AutogenException;
import dev.autogen.revision.RevisionHeader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The way back from revisions that no class here has: by the downgrades that the history keeps. */
final class HistoryDowngrade {

  private final Run run;
  private final DatabaseState state;
  private final UnknownRevisions unknown;

  private HistoryDowngrade(Run run, DatabaseState state, UnknownRevisions unknown) {
    this.run = run;
    this.state = state;
    this.unknown = unknown;
  }

  /**
   * Plans to take back the unknown revisions above a target.
   *
   * @param target an expression; empty for all of them
   * @throws AutogenException if the history does not have the whole way, or if known revisions
   *     would have to go
   */
  static Preparation prepare(Run run, String target) throws SQLException {
    DatabaseState state = DatabaseState.read(run);
    UnknownRevisions unknown = UnknownRevisions.of(run, state.heads());
    if (unknown.isEmpty()) {
      return new Preparation(
          run,
          new Itinerary(state, Direction.DOWNGRADE, Outcome.NOTHING_TO_DO, List.of()),
          Optional.empty(),
          List.of(),
          Unfinished.match(run, state.heads(), state.unfinished(), List.of()));
    }
    return new HistoryDowngrade(run, state, unknown).prepare(target);
  }

  private Preparation prepare(String target) throws SQLException {
    for (String id : unknown.untold()) {
      throw noWay(unknown.describe(id));
    }
    List<HistoryRecord> rows = unknown.newestFirst();
    Run wide = run.with(run.known().with(rows.stream().map(UnknownRevisions::header).toList()));
    List<HistoryRecord> undone = inOrder(target.isEmpty() ? rows : above(wide, rows, target));
    List<PlannedRevision> planned = new ArrayList<>();
    for (HistoryRecord row : undone) {
      KeptDowngrade kept = unknown.downgrade(row);
      if (!kept.missing().isEmpty()) {
        throw noWay(unknown.describe(row.revision()));
      }
      planned.add(kept.planned(UnknownRevisions.header(row)));
    }
    List<RevisionHeader> path = planned.stream().map(PlannedRevision::header).toList();
    return new Preparation(
        wide,
        new Itinerary(
            state,
            Direction.DOWNGRADE,
            path.isEmpty() ? Outcome.NOTHING_TO_DO : Outcome.CHANGED,
            path),
        Optional.empty(),
        planned,
        Unfinished.match(run, state.heads(), state.unfinished(), planned));
  }

  private AutogenException noWay(UnknownRevision revision) {
    return AutogenException.failed(
        "The history of database %s does not lead back to a revision that is here. %s"
            .formatted(run.session().database(), revision.remedy()));
  }

  private List<HistoryRecord> above(Run wide, List<HistoryRecord> rows, String target) {
    Set<String> undone =
        wide.known().graph().downgradePath(state.heads(), target).stream()
            .map(RevisionHeader::id)
            .collect(Collectors.toSet());
    undone.stream()
        .filter(run.known()::contains)
        .sorted()
        .findFirst()
        .ifPresent(
            known -> {
              throw AutogenException.usage(
                  ("To go back to %s, revision %s has to go too, which has its class here. Run"
                          + " 'autogen downgrade --from-history', then 'autogen downgrade %s'.")
                      .formatted(target, known, target));
            });
    return rows.stream().filter(row -> undone.contains(row.revision())).toList();
  }

  /** The newest first, but each after all that need it. */
  private static List<HistoryRecord> inOrder(List<HistoryRecord> newestFirst) {
    List<HistoryRecord> rest = new ArrayList<>(newestFirst);
    List<HistoryRecord> ordered = new ArrayList<>();
    while (!rest.isEmpty()) {
      HistoryRecord next =
          rest.stream()
              .filter(row -> rest.stream().noneMatch(other -> needs(other, row.revision())))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("The graph has no cycles"));
      ordered.add(next);
      rest.remove(next);
    }
    return ordered;
  }

  private static boolean needs(HistoryRecord row, String id) {
    return row.parents().contains(id) || row.dependsOn().contains(id);
  }
}
