package dev.autogen.diff;

import dev.autogen.schema.ObjectId;
import dev.autogen.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which objects autogen looks after: what {@code include} names, or everything, without what {@code
 * exclude} names. It holds for the model and the database alike, so that an excluded object is
 * neither created nor altered nor dropped nor drift.
 */
public final class ObjectFilter {

  /** Leaves nothing out. */
  public static final ObjectFilter NONE = new ObjectFilter(List.of(), "");

  private final List<Rule> rules;
  private final String defaultSchema;

  private record Rule(String key, List<NamePattern> patterns) {

    boolean isInclude() {
      return key.equals("include");
    }

    boolean names(ObjectId id, String defaultSchema) {
      return patterns.stream().anyMatch(pattern -> pattern.matches(id, defaultSchema));
    }

    @Override
    public String toString() {
      return patterns.stream()
          .map(NamePattern::toString)
          .collect(Collectors.joining(", ", key + "=", ""));
    }
  }

  private ObjectFilter(List<Rule> rules, String defaultSchema) {
    this.rules = List.copyOf(rules);
    this.defaultSchema = defaultSchema;
  }

  /**
   * Returns a filter of which every rule narrows further.
   *
   * @param includes lists of patterns; an object must be named by each list
   * @param excludes lists of patterns; an object must be named by none
   * @param defaultSchema the real name of the default schema, by which patterns may call it
   * @throws IllegalArgumentException if a pattern is none, with a sentence that says why
   */
  public static ObjectFilter of(
      List<String> includes, List<String> excludes, String defaultSchema) {
    List<Rule> rules = new ArrayList<>();
    includes.forEach(text -> rules.add(new Rule("include", NamePattern.parseList(text))));
    excludes.forEach(text -> rules.add(new Rule("exclude", NamePattern.parseList(text))));
    rules.removeIf(rule -> rule.patterns().isEmpty());
    return new ObjectFilter(rules, defaultSchema);
  }

  /** Tells whether everything passes. */
  public boolean isEmpty() {
    return rules.isEmpty();
  }

  /** Returns which objects of some schemas pass, and which go with them. */
  public Selection over(Schema... schemas) {
    return new Selection(this, List.of(schemas));
  }

  boolean excludes(ObjectId id) {
    return rules.stream().anyMatch(rule -> !rule.isInclude() && rule.names(id, defaultSchema));
  }

  boolean includes(ObjectId id) {
    return rules.stream().allMatch(rule -> !rule.isInclude() || rule.names(id, defaultSchema));
  }

  /** Tells whether a pattern names what would pass without any. */
  boolean includesByName(ObjectId id) {
    return rules.stream().anyMatch(Rule::isInclude) && includes(id);
  }

  /** Returns the rules as they are configured: {@code exclude=legacy_*, audit.*}. */
  @Override
  public String toString() {
    return rules.stream().map(Rule::toString).collect(Collectors.joining("; "));
  }
}
