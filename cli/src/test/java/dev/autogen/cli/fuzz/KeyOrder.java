package dev.autogen.cli.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes two facts for one that say the same of a key but for the order of its columns. Hibernate
 * orders them by type and name, so that a rename moves them; autogen leaves a key for that as it
 * is.
 */
final class KeyOrder {

  private static final Pattern FACT =
      Pattern.compile("(?s)(.*: )([-+]) ((?:constraint .* kind [pf] |index of .*_pkey\"? ).*)");
  private static final Pattern LIST = Pattern.compile("\\(([^()]*, [^()]*)\\)");

  private KeyOrder() {}

  /** Returns the faults without those pairs of missing and unexpected facts. */
  static List<String> without(List<String> faults) {
    Map<String, List<String>> bySubject = new HashMap<>();
    for (String fault : faults) {
      Matcher fact = FACT.matcher(fault);
      if (fact.matches()) {
        bySubject
            .computeIfAbsent(fact.group(1) + sorted(fact.group(3)), key -> new ArrayList<>())
            .add(fault);
      }
    }
    List<String> result = new ArrayList<>(faults);
    bySubject.values().stream()
        .filter(same -> same.size() == 2)
        .forEach(same -> result.removeAll(same));
    return result;
  }

  private static String sorted(String fact) {
    return LIST.matcher(fact)
        .replaceAll(
            list ->
                Matcher.quoteReplacement(
                    Arrays.stream(list.group(1).split(", "))
                        .sorted()
                        .collect(Collectors.joining(", ", "(", ")"))));
  }
}
