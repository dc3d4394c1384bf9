package dev.autogen.schema;

import java.util.List;

/**
 * Decisions taken from a list of numbers, one after another. When the numbers end, or are zero,
 * every decision is for the simplest: so that jqwik, which shortens the list and lowers its
 * numbers, finds the smallest schema that fails a property.
 */
final class Choices {

  private final List<Integer> numbers;
  private int next;

  Choices(List<Integer> numbers) {
    this.numbers = numbers;
  }

  /** Returns a number from 0 to below the bound. */
  int below(int bound) {
    return next < numbers.size() ? numbers.get(next++) % bound : 0;
  }

  int between(int least, int most) {
    return least + below(most - least + 1);
  }

  /** Decides for something special in so many of a hundred cases. */
  boolean percent(int percent) {
    return below(100) >= 100 - percent;
  }

  <T> T of(List<T> all) {
    return all.get(below(all.size()));
  }

  @SafeVarargs
  final <T> T of(T... all) {
    return all[below(all.length)];
  }
}
