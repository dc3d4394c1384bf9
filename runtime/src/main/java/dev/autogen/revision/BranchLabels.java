package dev.autogen.revision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** The labels of branches: which revision each stands for, and on which revisions it holds. */
final class BranchLabels {

  private final Map<String, String> starts = new TreeMap<>();
  private List<Set<String>> holding;

  /** Returns the id of the revision that has the label already; empty if it is new. */
  Optional<String> put(String label, String id) {
    return Optional.ofNullable(starts.putIfAbsent(label, id));
  }

  Optional<String> start(String label) {
    return Optional.ofNullable(starts.get(label));
  }

  /**
   * Returns the labels that hold on a revision, in order.
   *
   * @param number the number of the revision
   * @param size how many there are
   * @param branch for the id that a label stands for, the numbers of its branch; asked once for
   *     each
   */
  synchronized Set<String> holdingOn(int number, int size, Function<String, BitSet> branch) {
    if (holding == null) {
      holding = new ArrayList<>(Collections.nCopies(size, Set.of()));
      starts.forEach(
          (label, start) ->
              branch.apply(start).stream()
                  .forEach(one -> holding.set(one, with(holding.get(one), label))));
    }
    return holding.get(number);
  }

  private static Set<String> with(Set<String> labels, String label) {
    if (labels.isEmpty()) {
      return Set.of(label);
    }
    Set<String> more = new TreeSet<>(labels);
    more.add(label);
    return Collections.unmodifiableSet(more);
  }
}
