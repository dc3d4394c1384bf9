package dev.autogen.engine.configuration;

import dev.autogen.revision.AutogenException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Replaces <code>${VAR}</code> and <code>${VAR:default}</code> in configured values. A default may
 * hold placeholders itself, and so may the value of a variable where {@link #nested} says so; else
 * <code>$${</code> stands for <code>${</code>.
 */
final class Placeholders {

  /** Leaves every value as it is. */
  static final Placeholders NONE = new Placeholders(Optional.empty(), false);

  private static final String OPENING = "${";

  private final Optional<Function<String, Optional<String>>> variables;
  private final boolean nested;

  private Placeholders(Optional<Function<String, Optional<String>>> variables, boolean nested) {
    this.variables = variables;
    this.nested = nested;
  }

  /** Returns placeholders of those variables, whose values are taken as they are. */
  static Placeholders of(Map<String, String> variables) {
    return new Placeholders(Optional.of(name -> Optional.ofNullable(variables.get(name))), false);
  }

  /** Returns placeholders of variables whose values may hold placeholders again, as Spring's do. */
  static Placeholders nested(Function<String, Optional<String>> variables) {
    return new Placeholders(Optional.of(variables), true);
  }

  /**
   * Returns the value with every placeholder replaced.
   *
   * @param key what the value is for, for messages
   * @param source where it stands, for messages
   * @throws AutogenException if a variable without default is not set, or refers to itself
   */
  String resolve(String key, String value, String source) {
    return variables.map(known -> new Resolution(known, key, source).resolve(value)).orElse(value);
  }

  /** The replacing in one value, which remembers the variables that it is within. */
  private final class Resolution {

    private final Function<String, Optional<String>> known;
    private final String key;
    private final String source;
    private final Deque<String> within = new ArrayDeque<>();

    Resolution(Function<String, Optional<String>> known, String key, String source) {
      this.known = known;
      this.key = key;
      this.source = source;
    }

    String resolve(String text) {
      StringBuilder result = new StringBuilder();
      int position = 0;
      while (true) {
        int start = text.indexOf(OPENING, position);
        int end = start < 0 ? -1 : closing(text, start + OPENING.length());
        if (end < 0) {
          return result.append(text, position, text.length()).toString();
        }
        if (!nested && start > position && text.charAt(start - 1) == '$') {
          result.append(text, position, start - 1).append(OPENING);
          position = start + OPENING.length();
          continue;
        }
        result.append(text, position, start);
        result.append(valueOf(text.substring(start + OPENING.length(), end)));
        position = end + 1;
      }
    }

    private int closing(String text, int from) {
      int open = 1;
      for (int i = from; i < text.length(); i++) {
        if (text.startsWith(OPENING, i)) {
          open++;
        } else if (text.charAt(i) == '}' && --open == 0) {
          return i;
        }
      }
      return -1;
    }

    private String valueOf(String placeholder) {
      int colon = placeholder.indexOf(':');
      String name = (colon < 0 ? placeholder : placeholder.substring(0, colon)).strip();
      if (within.contains(name)) {
        throw AutogenException.usage(
            "%s uses ${%s} for '%s', which refers to itself. Correct one of its values."
                .formatted(source, name, key));
      }
      Optional<String> found = known.apply(name);
      if (found.isEmpty() && colon < 0) {
        throw AutogenException.usage(
            "%s uses ${%s} for '%s', but it is not set. Set it in the environment or in .env."
                .formatted(source, name, key));
      }
      if (found.isEmpty()) {
        return resolve(placeholder.substring(colon + 1));
      }
      if (!nested) {
        return found.get();
      }
      within.push(name);
      String value = resolve(found.get());
      within.pop();
      return value;
    }
  }
}
