package dev.autogen.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * What belongs together beyond doubt: by a rule, each of a pair fits the other and nothing else
 * that is left.
 */
final class UniquePairs<T> {

  private final List<T> before;
  private final List<T> after;
  private final List<Matching.Pair<T>> pairs = new ArrayList<>();

  UniquePairs(List<T> before, List<T> after) {
    this.before = new ArrayList<>(before);
    this.after = new ArrayList<>(after);
  }

  /** Pairs what the rules before this one left over. */
  UniquePairs<T> by(BiPredicate<T, T> rule) {
    List<Matching.Pair<T>> found = new ArrayList<>();
    for (T one : before) {
      List<T> fitting = after.stream().filter(other -> rule.test(one, other)).toList();
      if (fitting.size() == 1
          && before.stream().filter(other -> rule.test(other, fitting.get(0))).count() == 1) {
        found.add(new Matching.Pair<>(one, fitting.get(0)));
      }
    }
    for (Matching.Pair<T> pair : found) {
      before.remove(pair.before());
      after.remove(pair.after());
    }
    pairs.addAll(found);
    return this;
  }

  List<Matching.Pair<T>> pairs() {
    return List.copyOf(pairs);
  }
}
