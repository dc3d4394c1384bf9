package dev.autogen.engine.seed;

import dev.autogen.revision.AutogenException;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which tables are copied: patterns of names, in which upper and lower case are the same. */
final class TableChoice {

  private final List<Pattern> included;
  private final List<Pattern> excluded;

  TableChoice(SeedRequest request) {
    this.included = request.tables().stream().map(TableChoice::pattern).toList();
    this.excluded = request.exclude().stream().map(TableChoice::pattern).toList();
  }

  private static Pattern pattern(String name) {
    String regex =
        Stream.of(name.strip().split("(?<=[*?])|(?=[*?])"))
            .map(
                part ->
                    switch (part) {
                      case "*" -> ".*";
                      case "?" -> ".";
                      default -> Pattern.quote(part);
                    })
            .collect(Collectors.joining());
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  boolean isEmpty() {
    return included.isEmpty() && excluded.isEmpty();
  }

  /** Tells whether a table is chosen; it may be called by its name on either side. */
  boolean covers(String... names) {
    return (included.isEmpty() || matchesAny(included, names)) && !matchesAny(excluded, names);
  }

  private static boolean matchesAny(List<Pattern> patterns, String... names) {
    return Stream.of(names)
        .anyMatch(name -> patterns.stream().anyMatch(one -> one.matcher(name).matches()));
  }

  /**
   * Makes sure that every pattern means something.
   *
   * @param written the patterns of an option, as they were written
   * @throws AutogenException naming one that does not
   */
  static void requireSomeOf(String option, List<String> written, Collection<String> names) {
    for (String one : written) {
      if (names.stream().noneMatch(name -> pattern(one).matcher(name).matches())) {
        throw AutogenException.usage(
            "%s names %s, but neither the source nor the database has such a table."
                .formatted(option, one.strip()));
      }
    }
  }
}
