package dev.autogen.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;

/** Puts revisions in order: each after those it needs, by id where that leaves a choice. */
final class RevisionOrder {

  private final SortedMap<String, RevisionHeader> revisions;
  private final Map<String, Set<String>> before;

  /**
   * @param revisions all revisions by id
   * @param before for each id those that must come before it, all of them among the revisions
   */
  RevisionOrder(SortedMap<String, RevisionHeader> revisions, Map<String, Set<String>> before) {
    this.revisions = revisions;
    this.before = before;
  }

  /**
   * Returns the revisions in order.
   *
   * @param after for each id those that come right after it
   * @throws AutogenException if some of them form a cycle
   */
  List<RevisionHeader> sorted(Map<String, Set<String>> after) {
    Map<String, Integer> waitingFor = new HashMap<>();
    PriorityQueue<String> ready = new PriorityQueue<>();
    for (String id : revisions.keySet()) {
      int number = before.get(id).size();
      waitingFor.put(id, number);
      if (number == 0) {
        ready.add(id);
      }
    }
    List<RevisionHeader> sorted = new ArrayList<>(revisions.size());
    while (!ready.isEmpty()) {
      String id = ready.remove();
      sorted.add(revisions.get(id));
      for (String next : after.get(id)) {
        if (waitingFor.merge(next, -1, Integer::sum) == 0) {
          ready.add(next);
        }
      }
    }
    if (sorted.size() < revisions.size()) {
      throw cycle(sorted);
    }
    return sorted;
  }

  private AutogenException cycle(Collection<RevisionHeader> sorted) {
    Set<String> placed = new LinkedHashSet<>();
    sorted.forEach(revision -> placed.add(revision.id()));
    String id = revisions.keySet().stream().filter(one -> !placed.contains(one)).findFirst().get();
    // Each revision that could not be placed waits for another such one: going back meets the
    // cycle.
    Set<String> way = new LinkedHashSet<>();
    while (way.add(id)) {
      id = before.get(id).stream().filter(one -> !placed.contains(one)).findFirst().get();
    }
    List<String> cycle = new ArrayList<>(way);
    cycle = new ArrayList<>(cycle.subList(cycle.indexOf(id), cycle.size()));
    cycle.add(id);
    Collections.reverse(cycle);
    return AutogenException.failed(
        "The revisions %s form a cycle. Correct the revises or dependsOn of one of them."
            .formatted(String.join(" -> ", cycle)));
  }
}
