package dev.autogen.cli;

import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionHeader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts revisions in the order in which a graph is drawn: each before those it needs, and one branch
 * after the other, so that lines cross as little as they can.
 */
final class BranchOrder {

  private BranchOrder() {}

  /**
   * Returns the revisions in order.
   *
   * @param newestFirst each before those it needs
   */
  static List<RevisionHeader> of(RevisionGraph graph, Collection<RevisionHeader> newestFirst) {
    Map<String, Integer> waitingFor = new HashMap<>();
    newestFirst.forEach(revision -> waitingFor.put(revision.id(), 0));
    for (RevisionHeader revision : newestFirst) {
      needs(graph, revision).forEach(id -> waitingFor.computeIfPresent(id, (one, n) -> n + 1));
    }
    Deque<String> ready = new ArrayDeque<>();
    newestFirst.stream()
        .map(RevisionHeader::id)
        .filter(id -> waitingFor.get(id) == 0)
        .forEach(ready::addLast);
    List<RevisionHeader> ordered = new ArrayList<>();
    while (!ready.isEmpty()) {
      RevisionHeader next = graph.get(ready.removeFirst());
      ordered.add(next);
      for (String id : needs(graph, next)) {
        if (waitingFor.containsKey(id) && waitingFor.merge(id, -1, Integer::sum) == 0) {
          ready.addFirst(id);
        }
      }
    }
    return ordered;
  }

  private static Set<String> needs(RevisionGraph graph, RevisionHeader revision) {
    Set<String> ids = new HashSet<>(revision.revises());
    revision.dependsOn().forEach(one -> ids.add(graph.labelled(one).orElse(one)));
    return new LinkedHashSet<>(graph.inOrder(ids).stream().map(RevisionHeader::id).toList());
  }
}
