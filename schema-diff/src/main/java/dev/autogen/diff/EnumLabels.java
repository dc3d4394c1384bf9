package dev.autogen.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The changes of an enum type's labels, merged into those of a live type: a label is added beside
 * its neighbours, taken away, or moved with all others; labels that the model never named stay.
 *
 * @param then the labels at the last revision
 * @param now the labels that the model has
 */
record EnumLabels(List<String> then, List<String> now) {

  boolean isChanged() {
    return !then.equals(now);
  }

  /**
   * Returns the live labels with the changes made; empty if their order agrees with neither side.
   */
  Optional<List<String>> mergeInto(List<String> live) {
    List<String> merged = new ArrayList<>(live);
    merged.removeIf(label -> then.contains(label) && !now.contains(label));
    List<String> kept = now.stream().filter(then::contains).filter(merged::contains).toList();
    List<String> keptThen = then.stream().filter(kept::contains).toList();
    List<String> keptLive = merged.stream().filter(kept::contains).toList();
    if (!kept.equals(keptThen) && !kept.equals(keptLive)) {
      if (!keptLive.equals(keptThen)) {
        return Optional.empty();
      }
      reorder(merged, kept);
    }
    for (String label : now) {
      if (!then.contains(label) && !merged.contains(label)) {
        merged.add(placeFor(label, merged), label);
      }
    }
    return Optional.of(merged);
  }

  private static void reorder(List<String> labels, List<String> order) {
    Set<String> moved = new HashSet<>(order);
    int next = 0;
    for (int i = 0; i < labels.size(); i++) {
      if (moved.contains(labels.get(i))) {
        labels.set(i, order.get(next++));
      }
    }
  }

  /** Behind the nearest label before it, else before the nearest behind it, else at the end. */
  private int placeFor(String label, List<String> labels) {
    int position = now.indexOf(label);
    for (int i = position - 1; i >= 0; i--) {
      if (labels.contains(now.get(i))) {
        return labels.indexOf(now.get(i)) + 1;
      }
    }
    for (int i = position + 1; i < now.size(); i++) {
      if (labels.contains(now.get(i))) {
        return labels.indexOf(now.get(i));
      }
    }
    return labels.size();
  }
}
