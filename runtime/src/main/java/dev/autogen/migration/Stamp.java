package dev.autogen.migration;

import dev.autogen.migration.HistoryRecord.How;
import dev.autogen.migration.MigrationResult.Outcome;
import dev.autogen.revision.AutogenException;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionHeader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Records that a database is at some revisions, without running any. */
final class Stamp {

  private final Run run;

  Stamp(Run run) {
    this.run = run;
  }

  /**
   * Moves the record: of the branches that the targets are on, or with {@code purge} whatever it
   * says.
   *
   * @throws AutogenException if a target is not known, or, without {@code purge}, a head is not
   */
  MigrationResult to(Collection<String> expressions, boolean purge) throws SQLException {
    DatabaseState state = DatabaseState.read(run);
    SortedSet<String> unknown = run.known().unknown(state.heads());
    if (!unknown.isEmpty() && !purge) {
      throw AutogenException.failed(
          ("Database %s is at revision %s, which is not among the revisions here. To replace it, run"
                  + " 'autogen stamp --purge'.")
              .formatted(run.session().database(), unknown.first()));
    }
    SortedSet<String> known = new TreeSet<>(state.heads());
    known.removeAll(unknown);
    SortedSet<String> after = heads(known, expressions, purge);
    List<AppliedRevision> moved = moved(known, after);
    boolean same = state.tracked() && after.equals(state.heads()) && state.unfinished().isEmpty();
    if (!same) {
      run.session()
          .inTransaction(
              connection -> {
                write(connection, state, after, moved);
                return after;
              });
    }
    return new MigrationResult(
        run.session().database(),
        same ? Outcome.NOTHING_TO_DO : Outcome.CHANGED,
        state.heads(),
        moved,
        after);
  }

  private void write(
      Connection connection,
      DatabaseState state,
      SortedSet<String> after,
      List<AppliedRevision> moved)
      throws SQLException {
    run.tables().prepare(connection, state.tracked());
    run.journal().abandonAll(connection);
    for (AppliedRevision revision : moved) {
      run.history().stamp(connection, revision.header(), revision.direction());
    }
    run.versions().move(connection, state.heads(), after);
  }

  private SortedSet<String> heads(
      SortedSet<String> current, Collection<String> expressions, boolean purge) {
    RevisionGraph graph = run.known().graph();
    Set<String> targets = new TreeSet<>();
    for (String expression : expressions) {
      targets.addAll(graph.resolve(expression, current));
    }
    Set<String> wanted = new TreeSet<>(targets);
    if (!purge && !targets.isEmpty()) {
      Set<String> related = new HashSet<>(graph.ancestors(targets));
      related.addAll(graph.descendants(targets));
      current.stream().filter(id -> !related.contains(id)).forEach(wanted::add);
    }
    Set<String> below = new HashSet<>(graph.ancestors(wanted));
    SortedSet<String> heads = new TreeSet<>(wanted);
    heads.removeIf(
        id ->
            graph.descendants(List.of(id)).stream()
                .anyMatch(d -> !d.equals(id) && below.contains(d)));
    return Collections.unmodifiableSortedSet(heads);
  }

  private List<AppliedRevision> moved(Set<String> before, Set<String> after) {
    RevisionGraph graph = run.known().graph();
    Set<String> old = graph.ancestors(before);
    Set<String> now = graph.ancestors(after);
    List<AppliedRevision> moved = new ArrayList<>();
    for (RevisionHeader header : graph.sorted()) {
      if (old.contains(header.id()) != now.contains(header.id())) {
        moved.add(
            new AppliedRevision(
                header,
                now.contains(header.id()) ? Direction.UPGRADE : Direction.DOWNGRADE,
                How.STAMPED,
                Duration.ZERO));
      }
    }
    return moved;
  }
}
