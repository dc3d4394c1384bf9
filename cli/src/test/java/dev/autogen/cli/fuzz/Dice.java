package dev.autogen.cli.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random choices; the same for the same seed. */
final class Dice {

  private final SplittableRandom random;

  Dice(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Returns one of 0 to {@code bound - 1}. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  boolean oneIn(int count) {
    return random.nextInt(count) == 0;
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  <T> List<T> shuffled(List<T> list) {
    List<T> result = new ArrayList<>(list);
    for (int i = result.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      T swapped = result.get(i);
      result.set(i, result.get(j));
      result.set(j, swapped);
    }
    return result;
  }
}
