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
 * Takes two facts for one that say the same of a key but for the order of its columns, or of a
 * unique constraint but for its name. Hibernate orders columns by type and name, so that a rename
 * moves them, and autogen leaves a key for that as it is; so it leaves the name that a constraint
 * has where the model states none.
 */
final class KeyOrder {

  private static final Pattern FACT =
      Pattern.compile("(?s)(.*: )([-+]) ((?:constraint .* kind [pf] |index of .*_pkey\"? ).*)");
  private static final Pattern NAMED_UNIQUE =
      Pattern.compile(
          "(?s)(.*: )([-+]) (?:(constraint .*\\.)(\"[^\"]+\"|[^.\" ]+)( kind u .*)"
              + "|(index of .* CREATE UNIQUE INDEX )(\"[^\"]+\"|[^\" ]+)( ON .*))");
  private static final Pattern GENERATED = Pattern.compile(".*_key\\d*\"?");
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
    return withoutNames(without(faults, bySubject));
  }

  private static List<String> withoutNames(List<String> faults) {
    Map<String, List<String>> bySubject = new HashMap<>();
    for (String fault : faults) {
      Matcher fact = NAMED_UNIQUE.matcher(fault);
      if (fact.matches()) {
        boolean isConstraint = fact.group(3) != null;
        String name = fact.group(isConstraint ? 4 : 7);
        if (fact.group(2).equals("+") || GENERATED.matcher(name).matches()) {
          String rest =
              isConstraint ? fact.group(3) + fact.group(5) : fact.group(6) + fact.group(8);
          bySubject.computeIfAbsent(fact.group(1) + rest, key -> new ArrayList<>()).add(fault);
        }
      }
    }
    return without(faults, bySubject);
  }

  private static List<String> without(List<String> faults, Map<String, List<String>> bySubject) {
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
