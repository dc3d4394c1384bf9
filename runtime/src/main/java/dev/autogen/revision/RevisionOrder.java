package dev.autogen.revision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/** Puts revisions in order: each after those it needs, by id where that leaves a choice. */
final class RevisionOrder {

  private final List<RevisionHeader> revisions;
  private final Links before;

  /**
   * @param revisions all revisions, sorted by id
   * @param before from each to those that must come before it, by their numbers in {@code
   *     revisions}
   */
  RevisionOrder(List<RevisionHeader> revisions, Links before) {
    this.revisions = revisions;
    this.before = before;
  }

  /**
   * Returns the numbers of the revisions in order.
   *
   * @throws AutogenException if some of them form a cycle
   */
  int[] sorted() {
    Links after = before.reversed();
    int[] waitingFor = new int[revisions.size()];
    PriorityQueue<Integer> ready = new PriorityQueue<>();
    for (int i = 0; i < waitingFor.length; i++) {
      waitingFor[i] = before.count(i);
      if (waitingFor[i] == 0) {
        ready.add(i);
      }
    }
    int[] sorted = new int[waitingFor.length];
    int done = 0;
    BitSet placed = new BitSet(sorted.length);
    while (!ready.isEmpty()) {
      int revision = ready.remove();
      sorted[done++] = revision;
      placed.set(revision);
      after
          .of(revision)
          .forEach(
              next -> {
                if (--waitingFor[next] == 0) {
                  ready.add(next);
                }
              });
    }
    if (done < sorted.length) {
      throw cycle(placed);
    }
    return sorted;
  }

  private AutogenException cycle(BitSet placed) {
    int revision = placed.nextClearBit(0);
    // Each revision that could not be placed waits for another such one: going back meets the
    // cycle.
    Set<Integer> way = new LinkedHashSet<>();
    while (way.add(revision)) {
      revision = before.of(revision).filter(one -> !placed.get(one)).findFirst().orElseThrow();
    }
    List<String> cycle = new ArrayList<>();
    way.stream().map(number -> revisions.get(number).id()).forEach(cycle::add);
    String id = revisions.get(revision).id();
    cycle.subList(0, cycle.indexOf(id)).clear();
    cycle.add(id);
    Collections.reverse(cycle);
    return AutogenException.failed(
        "The revisions %s form a cycle. Correct the revises or dependsOn of one of them."
            .formatted(String.join(" -> ", cycle)));
  }
}
