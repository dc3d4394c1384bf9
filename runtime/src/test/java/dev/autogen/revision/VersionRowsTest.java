package dev.autogen.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * The version table holds what nothing else that is applied needs, whatever the graph and the
 * order.
 */
class VersionRowsTest {

  private static RevisionGraph randomGraph(Random random) {
    List<RevisionHeader> revisions = new ArrayList<>();
    int size = 1 + random.nextInt(12);
    for (int i = 0; i < size; i++) {
      List<String> earlier = new ArrayList<>(revisions.stream().map(RevisionHeader::id).toList());
      Collections.shuffle(earlier, random);
      int parents = Math.min(earlier.size(), random.nextInt(3));
      int dependencies = Math.min(earlier.size() - parents, random.nextInt(4) / 3);
      revisions.add(
          RevisionHeader.of("r" + i, earlier.subList(0, parents).toArray(String[]::new))
              .withDependsOn(
                  earlier.subList(parents, parents + dependencies).toArray(String[]::new)));
    }
    Collections.shuffle(revisions, random);
    return RevisionGraph.of(revisions);
  }

  private static Set<String> rowsOf(RevisionGraph graph, Set<String> applied) {
    Set<String> rows = new TreeSet<>(applied);
    applied.forEach(id -> rows.removeAll(graph.needs(id)));
    return rows;
  }

  @Property
  void holdsAfterEachStepUpAndDown(@ForAll Random random) {
    RevisionGraph graph = randomGraph(random);
    Set<String> applied = new HashSet<>();
    Set<String> rows = Set.of();
    for (RevisionHeader step : graph.upgradePath(rows, "heads")) {
      rows = graph.headsAfterUpgrade(rows, step.id());
      assertThat(applied).containsAll(graph.needs(step.id()));
      applied.add(step.id());
      assertThat(rows).isEqualTo(rowsOf(graph, applied));
      assertThat(graph.ancestors(rows)).isEqualTo(applied);
    }
    assertThat(graph.upgradePath(rows, "heads")).isEmpty();
    for (RevisionHeader step : graph.downgradePath(rows, "base")) {
      rows = graph.headsAfterDowngrade(rows, step.id());
      applied.remove(step.id());
      assertThat(rows).isEqualTo(rowsOf(graph, applied));
      assertThat(graph.ancestors(rows)).isEqualTo(applied);
    }
    assertThat(rows).isEmpty();
  }

  @Property
  void goingDownAndUpAgainComesBack(@ForAll Random random) {
    RevisionGraph graph = randomGraph(random);
    Set<String> top = rowsOf(graph, graph.ancestors(graph.heads()));
    List<RevisionHeader> all = graph.sorted();
    String target = all.get(random.nextInt(all.size())).id();
    List<RevisionHeader> down = graph.downgradePath(top, target);
    Set<String> rows = top;
    for (RevisionHeader step : down) {
      rows = graph.headsAfterDowngrade(rows, step.id());
    }
    assertThat(graph.ancestors(rows)).contains(target);
    assertThat(Collections.disjoint(graph.ancestors(rows), graph.children(target))).isTrue();
    assertThat(graph.upgradePath(rows, "heads")).containsExactlyInAnyOrderElementsOf(down);
  }
}
