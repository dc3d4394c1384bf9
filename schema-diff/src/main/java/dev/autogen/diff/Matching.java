package dev.autogen.diff;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Which elements of two lists belong together.
 *
 * @param pairs what is on both sides, in the order of the first list
 * @param onlyBefore what is on the first side alone, in its order
 * @param onlyAfter what is on the second side alone, in its order
 */
record Matching<T>(List<Pair<T>> pairs, List<T> onlyBefore, List<T> onlyAfter) {

  /** One thing on both sides. */
  record Pair<T>(T before, T after) {}

  /**
   * Pairs by several rules, the strictest first: each pairs what the rules before it left over, so
   * that a weak likeness never takes away the partner of a strong one.
   */
  @SafeVarargs
  static <T> Matching<T> of(List<T> before, List<T> after, BiPredicate<T, T>... rules) {
    List<T> left = new ArrayList<>(after);
    List<Optional<T>> partners =
        new ArrayList<>(before.stream().map(one -> Optional.<T>empty()).toList());
    for (BiPredicate<T, T> rule : rules) {
      for (int i = 0; i < before.size(); i++) {
        if (partners.get(i).isEmpty()) {
          partners.set(i, take(left, before.get(i), rule));
        }
      }
    }
    return collect(before, partners, left);
  }

  private static <T> Optional<T> take(List<T> left, T one, BiPredicate<T, T> rule) {
    for (Iterator<T> candidates = left.iterator(); candidates.hasNext(); ) {
      T candidate = candidates.next();
      if (rule.test(one, candidate)) {
        candidates.remove();
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private static <T> Matching<T> collect(
      List<T> before, List<Optional<T>> partners, List<T> onlyAfter) {
    List<Pair<T>> pairs = new ArrayList<>();
    List<T> onlyBefore = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      T one = before.get(i);
      partners
          .get(i)
          .ifPresentOrElse(other -> pairs.add(new Pair<>(one, other)), () -> onlyBefore.add(one));
    }
    return new Matching<>(List.copyOf(pairs), List.copyOf(onlyBefore), List.copyOf(onlyAfter));
  }

  /** Returns what an element of the first list is paired with. */
  Optional<T> partnerOf(T one) {
    return pairs.stream().filter(pair -> pair.before().equals(one)).map(Pair::after).findFirst();
  }
}
