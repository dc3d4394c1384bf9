package dev.autogen.migration;

import dev.autogen.migration.HistoryRecord.How;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionHeader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How a record moves when it is told where a database is.
 *
 * @param before the heads recorded before, those that are known
 * @param after the heads recorded after
 * @param moved the revisions that are applied after and were not before, or the other way round
 */
record Stamping(SortedSet<String> before, SortedSet<String> after, List<AppliedRevision> moved) {

  /**
   * Returns the way from some heads to what expressions name: on the branches that these are on, or
   * with {@code purge} on all. {@code LABEL@base} leaves the other branches where they are.
   *
   * @throws dev.autogen.revision.AutogenException if an expression names nothing
   */
  static Stamping of(
      RevisionGraph graph,
      Collection<String> current,
      Collection<String> expressions,
      boolean purge) {
    SortedSet<String> before = new TreeSet<>(current);
    SortedSet<String> after =
        Collections.unmodifiableSortedSet(
            new TreeSet<>(
                graph.tips(
                    purge ? named(graph, before, expressions) : kept(graph, before, expressions))));
    return new Stamping(before, after, moved(graph, before, after));
  }

  private static Set<String> named(
      RevisionGraph graph, Set<String> current, Collection<String> expressions) {
    Set<String> named = new TreeSet<>();
    expressions.forEach(expression -> named.addAll(graph.resolve(expression, current)));
    return named;
  }

  private static Set<String> kept(
      RevisionGraph graph, Set<String> current, Collection<String> expressions) {
    Set<String> targets = named(graph, current, expressions);
    Set<String> left = new HashSet<>(graph.ancestors(current));
    for (String expression : expressions) {
      if (graph.resolve(expression, current).isEmpty()) {
        graph.downgradePath(current, expression).forEach(undone -> left.remove(undone.id()));
      }
    }
    Set<String> wanted = graph.ancestors(targets);
    Set<String> gone = new HashSet<>(graph.successors(targets));
    gone.removeAll(wanted);
    // What depends on what is no longer there cannot be there either.
    left.removeAll(graph.descendants(gone));
    left.addAll(wanted);
    return left;
  }

  private static List<AppliedRevision> moved(
      RevisionGraph graph, Set<String> before, Set<String> after) {
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
