package dev.autogen.engine;

import dev.autogen.revision.AutogenException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces {@code ${VAR}} and {@code ${VAR:default}} in configured values. */
final class Placeholders {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}:]+)(?::([^}]*))?}");

  private final Map<String, String> variables;

  Placeholders(Map<String, String> variables) {
    this.variables = variables;
  }

  /**
   * Returns the value with every placeholder replaced.
   *
   * @throws AutogenException if a variable without default is not set
   */
  String resolve(String key, String value, String source) {
    Matcher matcher = PLACEHOLDER.matcher(value);
    StringBuilder result = new StringBuilder();
    while (matcher.find()) {
      String variable = matcher.group(1).strip();
      String found = variables.getOrDefault(variable, matcher.group(2));
      if (found == null) {
        throw AutogenException.usage(
            "%s uses ${%s} for '%s', but it is not set. Set it in the environment or in .env."
                .formatted(source, variable, key));
      }
      matcher.appendReplacement(result, Matcher.quoteReplacement(found));
    }
    return matcher.appendTail(result).toString();
  }
}
