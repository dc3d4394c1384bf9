package dev.autogen.revision;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.AbstractThrowableAssert;

/** A graph, with what is asked of it in one line each. */
class Asking {

  static final Set<String> BASE = Set.of();

  final RevisionGraph graph;

  Asking(RevisionHeader... revisions) {
    this.graph = RevisionGraph.of(List.of(revisions));
  }

  String upgrade(Collection<String> current, String target) {
    return ids(graph.upgradePath(current, target));
  }

  String downgrade(Collection<String> current, String target) {
    return ids(graph.downgradePath(current, target));
  }

  AbstractThrowableAssert<?, ? extends Throwable> assertUpgradeRefused(
      Collection<String> current, String target) {
    return assertThatThrownBy(() -> upgrade(current, target)).isInstanceOf(AutogenException.class);
  }

  AbstractThrowableAssert<?, ? extends Throwable> assertDowngradeRefused(
      Collection<String> current, String target) {
    return assertThatThrownBy(() -> downgrade(current, target))
        .isInstanceOf(AutogenException.class);
  }

  String between(String range, Collection<String> current) {
    return ids(graph.between(graph.range(range, current)));
  }

  /** Returns the version table after all steps up, then after each step down. */
  String rowsDown(Collection<String> current, String target) {
    Set<String> rows = new TreeSet<>(current);
    StringBuilder seen = new StringBuilder();
    for (RevisionHeader step : graph.downgradePath(current, target)) {
      rows = graph.headsAfterDowngrade(rows, step.id());
      seen.append(rows);
    }
    return seen.toString();
  }

  Set<String> rowsAfterUpgrade(Collection<String> current, String target) {
    Set<String> rows = new TreeSet<>(current);
    for (RevisionHeader step : graph.upgradePath(current, target)) {
      rows = graph.headsAfterUpgrade(rows, step.id());
    }
    return rows;
  }

  private static String ids(List<RevisionHeader> revisions) {
    return String.join(" ", revisions.stream().map(RevisionHeader::id).toList());
  }
}
