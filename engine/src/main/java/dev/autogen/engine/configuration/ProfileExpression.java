package dev.autogen.engine.configuration;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * For which profiles a document of Spring's settings is: names with {@code !}, {@code &}, {@code |}
 * and parentheses, or several such texts with commas between them; as Spring's {@code Profiles.of}
 * reads them.
 */
final class ProfileExpression {

  private static final Pattern TOKEN = Pattern.compile("\\s*([!&|(),]|[^!&|(),\\s]+)");

  private final String text;

  ProfileExpression(String text) {
    this.text = text.strip();
  }

  /** Returns the names in it, negated ones left out. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    Matcher matcher = TOKEN.matcher(text);
    String before = "";
    while (matcher.find()) {
      String token = matcher.group(1);
      if (!token.matches("[!&|(),]") && !before.equals("!")) {
        names.add(token);
      }
      before = token;
    }
    return names;
  }

  /** Tells whether the document holds when that profile is active, and no other. */
  boolean accepts(Optional<String> profile) {
    return text.isEmpty() || new Reading(profile.orElse("default")).any();
  }

  /** A recursive descent; a comma binds weakest, and means what {@code |} means. */
  private final class Reading {

    private final Matcher matcher = TOKEN.matcher(text);
    private final String active;
    private String token;

    Reading(String active) {
      this.active = active;
      next();
    }

    private void next() {
      token = matcher.find() ? matcher.group(1) : "";
    }

    boolean any() {
      boolean result = all();
      while (token.equals("|") || token.equals(",")) {
        next();
        result |= all();
      }
      return result;
    }

    private boolean all() {
      boolean result = one();
      while (token.equals("&")) {
        next();
        result &= one();
      }
      return result;
    }

    private boolean one() {
      String current = token;
      next();
      if (current.equals("!")) {
        return !one();
      }
      if (current.equals("(")) {
        boolean result = any();
        next();
        return result;
      }
      return current.equals(active);
    }
  }
}
