package dev.autogen.cli.fuzz;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes a failing pair smaller as long as it fails in the same way. */
final class Shrinker {

  private static final int ROUNDS = 12;

  private final Function<List<ModelPair>, List<PairResult>> runner;

  /** A shrinker that runs pairs by that function. */
  Shrinker(Function<List<ModelPair>, List<PairResult>> runner) {
    this.runner = runner;
  }

  /** Returns the smallest pair found; fewer edits count more than fewer features. */
  PairResult shrink(PairResult failing) {
    PairResult smallest = failing;
    for (int round = 0; round < ROUNDS; round++) {
      Optional<PairResult> smaller = smaller(smallest);
      if (smaller.isEmpty()) {
        return smallest;
      }
      smallest = smaller.get();
    }
    return smallest;
  }

  private Optional<PairResult> smaller(PairResult failing) {
    List<List<ModelPair>> sizes = List.of(withFewEdits(failing.pair()), withLess(failing.pair()));
    for (List<ModelPair> candidates : sizes) {
      Optional<PairResult> found =
          candidates.isEmpty()
              ? Optional.empty()
              : runner.apply(candidates).stream()
                  .filter(result -> result.kindOfFault().equals(failing.kindOfFault()))
                  .min(Comparator.comparing(result -> size(result.pair())));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static long size(ModelPair pair) {
    return pair.edits().size() * 1000L
        + pair.before().entities().size() * 20L
        + pair.before().features().count();
  }

  /** Each edit alone, all but one, and none at all: for what fails by itself. */
  private static List<ModelPair> withFewEdits(ModelPair pair) {
    List<Edit> edits = pair.effective();
    List<ModelPair> candidates = new ArrayList<>();
    if (edits.size() > 2) {
      edits.forEach(edit -> candidates.add(pair.withEdits(List.of(edit))));
    }
    for (Edit edit : edits) {
      candidates.add(pair.withEdits(edits.stream().filter(one -> one != edit).toList()));
    }
    return candidates;
  }

  /** Without half of the features, without an entity, without a feature. */
  private static List<ModelPair> withLess(ModelPair pair) {
    List<Integer> subjects = pair.edits().stream().map(Edit::subject).toList();
    List<ModelPair> candidates = new ArrayList<>();
    ModelDescription least = pair.before();
    for (int number : numbers(pair.before())) {
      ModelDescription without = pair.before().without(number);
      boolean keepsSubjects =
          subjects.stream().allMatch(one -> without.contains(one) || !pair.before().contains(one));
      if (keepsSubjects && without.isValid()) {
        candidates.add(pair.withBefore(without));
        ModelDescription more = least.without(number);
        if (subjects.stream().allMatch(one -> more.contains(one) || !pair.before().contains(one))) {
          least = more;
        }
      }
    }
    candidates.add(0, pair.withBefore(least));
    return candidates.stream()
        .filter(one -> !one.before().equals(pair.before()))
        .filter(one -> one.after().isValid())
        .toList();
  }

  private static List<Integer> numbers(ModelDescription model) {
    return model.entities().stream()
        .flatMap(
            entity ->
                Stream.concat(
                    Stream.of(entity.number()), entity.features().stream().map(Feature::number)))
        .toList();
  }
}
