package dev.autogen.revision;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Which revisions lead to which others, by their numbers. */
final class Links {

  /** Where the ends of each revision begin, and behind the last one's. */
  private final int[] bounds;

  private final int[] ends;

  private Links(int[] bounds, int[] ends) {
    this.bounds = bounds;
    this.ends = ends;
  }

  /** Returns the links that lead from each revision to those of its array. */
  static Links of(List<int[]> endsOfEach) {
    int[] bounds = new int[endsOfEach.size() + 1];
    for (int i = 0; i < endsOfEach.size(); i++) {
      bounds[i + 1] = bounds[i] + endsOfEach.get(i).length;
    }
    int[] ends = new int[bounds[endsOfEach.size()]];
    for (int i = 0; i < endsOfEach.size(); i++) {
      System.arraycopy(endsOfEach.get(i), 0, ends, bounds[i], endsOfEach.get(i).length);
    }
    return new Links(bounds, ends);
  }

  /** Returns the same links the other way round. */
  Links reversed() {
    int[] back = new int[bounds.length];
    for (int end : ends) {
      back[end + 1]++;
    }
    Arrays.parallelPrefix(back, Integer::sum);
    int[] next = back.clone();
    int[] starts = new int[ends.length];
    for (int start = 0; start < size(); start++) {
      for (int i = bounds[start]; i < bounds[start + 1]; i++) {
        starts[next[ends[i]]++] = start;
      }
    }
    return new Links(back, starts);
  }

  /**
   * Returns the same links between revisions of other numbers.
   *
   * @param order the present number of each
   */
  Links renumbered(int... order) {
    int[] numbers = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      numbers[order[i]] = i;
    }
    return of(
        Arrays.stream(order).mapToObj(old -> of(old).map(end -> numbers[end]).toArray()).toList());
  }

  /** Returns how many revisions there are. */
  int size() {
    return bounds.length - 1;
  }

  /** Returns how many links lead from a revision. */
  int count(int revision) {
    return bounds[revision + 1] - bounds[revision];
  }

  /** Returns where the links from a revision lead. */
  IntStream of(int revision) {
    return Arrays.stream(ends, bounds[revision], bounds[revision + 1]);
  }

  /** Returns the revisions that no link leads from. */
  BitSet leaves() {
    BitSet leaves = new BitSet(size());
    for (int i = 0; i < size(); i++) {
      leaves.set(i, count(i) == 0);
    }
    return leaves;
  }

  /** Returns these revisions and all that links lead to from them, directly or not. */
  BitSet reachable(BitSet starts) {
    BitSet reached = (BitSet) starts.clone();
    int[] open = new int[size()];
    int left = 0;
    for (int i = starts.nextSetBit(0); i >= 0; i = starts.nextSetBit(i + 1)) {
      open[left++] = i;
    }
    while (left > 0) {
      int revision = open[--left];
      for (int i = bounds[revision]; i < bounds[revision + 1]; i++) {
        if (!reached.get(ends[i])) {
          reached.set(ends[i]);
          open[left++] = ends[i];
        }
      }
    }
    return reached;
  }

  /**
   * Tells whether links lead from one of the revisions to that one, or it is one of them. All links
   * must lead from greater to lesser numbers, so that only what lies between is looked at.
   */
  boolean lead(IntStream starts, int end) {
    Set<Integer> seen = new HashSet<>();
    Deque<Integer> open = new ArrayDeque<>();
    starts.forEach(open::add);
    while (!open.isEmpty()) {
      int revision = open.remove();
      if (revision == end) {
        return true;
      }
      if (revision > end && seen.add(revision)) {
        of(revision).forEach(open::add);
      }
    }
    return false;
  }
}
