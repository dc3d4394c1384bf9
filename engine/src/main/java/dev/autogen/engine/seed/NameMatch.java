package dev.autogen.engine.seed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Which names of the source mean which names here: the same; otherwise those that differ in upper
 * and lower case only; otherwise those that differ in underscores, too. What could be meant by two
 * is meant by none.
 *
 * @param pairs the names here by those of the source, in the order of the source
 * @param onlyInSource names of the source that are not here
 * @param onlyHere names that the source has not
 * @param unclear names that could mean each other, with others that could
 */
record NameMatch(
    Map<String, String> pairs,
    List<String> onlyInSource,
    List<String> onlyHere,
    List<String> unclear) {

  static NameMatch of(List<String> source, List<String> here) {
    List<String> left = new ArrayList<>(source);
    List<String> free = new ArrayList<>(here);
    Map<String, String> found = new LinkedHashMap<>();
    List<String> unclear = new ArrayList<>();
    List<UnaryOperator<String>> spellings =
        List.of(
            name -> name,
            name -> name.toLowerCase(Locale.ROOT),
            name -> name.toLowerCase(Locale.ROOT).replace("_", ""));
    for (UnaryOperator<String> spelling : spellings) {
      Map<String, List<String>> leftBySpelling = bySpelling(left, spelling);
      bySpelling(free, spelling)
          .forEach(
              (spelt, names) -> {
                List<String> others = leftBySpelling.getOrDefault(spelt, List.of());
                if (names.size() == 1 && others.size() == 1) {
                  found.put(others.get(0), names.get(0));
                  left.remove(others.get(0));
                  free.remove(names.get(0));
                } else if (!others.isEmpty()) {
                  unclear.add(
                      "%s could mean %s"
                          .formatted(String.join(" or ", others), String.join(" or ", names)));
                  left.removeAll(others);
                  free.removeAll(names);
                }
              });
    }
    Map<String, String> pairs = new LinkedHashMap<>();
    source.stream().filter(found::containsKey).forEach(name -> pairs.put(name, found.get(name)));
    List<String> onlyInSource = source.stream().filter(name -> !found.containsKey(name)).toList();
    List<String> onlyHere = here.stream().filter(name -> !found.containsValue(name)).toList();
    return new NameMatch(pairs, onlyInSource, onlyHere, List.copyOf(unclear));
  }

  private static Map<String, List<String>> bySpelling(
      List<String> names, UnaryOperator<String> spelling) {
    Map<String, List<String>> bySpelling = new TreeMap<>();
    for (String name : names) {
      bySpelling.computeIfAbsent(spelling.apply(name), key -> new ArrayList<>()).add(name);
    }
    return bySpelling;
  }
}
