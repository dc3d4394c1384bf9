package dev.autogen.cli;

import dev.autogen.diff.Difference;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How many differences there are of each kind, in words. */
final class DifferenceCounts {

  private DifferenceCounts() {}

  /** Returns a clause, such as {@code 3 column-type, 12 index-unmodelled}. */
  static String of(Collection<Difference> differences) {
    return ofCodes(differences.stream().map(Difference::code).toList());
  }

  /** Returns a clause for the codes of differences. */
  static String ofCodes(Collection<String> codes) {
    Map<String, Long> counts =
        codes.stream()
            .collect(Collectors.groupingBy(code -> code, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }
}
