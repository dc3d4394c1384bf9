package dev.autogen.revision;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** The labels of branches: which revision each stands for, and on which revisions it holds. */
final class BranchLabels {

  private final Map<String, String> starts = new TreeMap<>();
  private Map<String, Set<String>> holding;

  /** Returns the id of the revision that has the label already; empty if it is new. */
  Optional<String> put(String label, String id) {
    return Optional.ofNullable(starts.putIfAbsent(label, id));
  }

  Optional<String> start(String label) {
    return Optional.ofNullable(starts.get(label));
  }

  /**
   * Returns the labels that hold on a revision.
   *
   * @param branch for the id that a label stands for, all ids of its branch; asked once for each
   */
  synchronized Set<String> holdingOn(String id, Function<String, Set<String>> branch) {
    if (holding == null) {
      holding = new HashMap<>();
      starts.forEach(
          (label, start) ->
              branch
                  .apply(start)
                  .forEach(one -> holding.computeIfAbsent(one, key -> new TreeSet<>()).add(label)));
    }
    return Collections.unmodifiableSet(holding.getOrDefault(id, Set.of()));
  }
}
