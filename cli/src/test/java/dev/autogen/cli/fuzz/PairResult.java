package dev.autogen.cli.fuzz;

import dev.autogen.cli.cases.Outcome;
import java.util.List;
import java.util.Map;

/**
 * What became of a pair.
 *
 * @param pair the pair
 * @param outcome of its round trip
 * @param flags the options that {@code revision} was given
 * @param tables how many tables the model before has
 * @param unfilled why tables stayed empty, by their name
 */
record PairResult(
    ModelPair pair, Outcome outcome, List<String> flags, int tables, Map<String, String> unfilled) {

  /** Returns what became of a pair of which Hibernate refuses a model. */
  static PairResult ofNoModel(ModelPair pair) {
    return new PairResult(
        pair, new Outcome(List.of(), "", false, List.of()), List.of(), -1, Map.of());
  }

  /** Tells whether Hibernate takes both models. */
  boolean isOfModels() {
    return tables >= 0;
  }

  boolean isRight() {
    return outcome.isRight();
  }

  /** Returns the first fault without what differs from pair to pair, to tell faults apart. */
  String kindOfFault() {
    return outcome.faults().isEmpty() ? "" : kind(outcome.faults().get(0));
  }

  private static String kind(String fault) {
    String text = fault.lines().findFirst().orElse("");
    return text.replaceAll("[\\p{L}_]*\\d+\\w*", "#").replaceAll("\"[^\"]*\"", "#");
  }
}
