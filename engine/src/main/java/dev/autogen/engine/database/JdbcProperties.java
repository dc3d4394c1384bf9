package dev.autogen.engine.database;

import dev.autogen.engine.configuration.Configuration;
import dev.autogen.engine.configuration.NearestName;
import dev.autogen.engine.configuration.Setting;
import dev.autogen.revision.AutogenException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.postgresql.PGProperty;

/**
 * What the JDBC driver is told besides where to connect and as whom: the parameters of the url, and
 * {@code jdbc.KEY=VALUE} of the configuration, of which those in the stronger place hold.
 *
 * @param values by the driver's names
 */
record JdbcProperties(Map<String, String> values) {

  private static final String PREFIX = "jdbc.";
  private static final Set<String> OF_THE_ADDRESS =
      Set.of("user", "password", "PGHOST", "PGPORT", "PGDBNAME");

  /** These name a class of somebody's, which may look for properties of its own. */
  private static final Set<String> EXTENSIONS =
      Set.of("socketFactory", "sslfactory", "authenticationPluginClassName");

  JdbcProperties {
    values = Map.copyOf(values);
  }

  /**
   * Reads the parameters of a url.
   *
   * @throws AutogenException if the driver does not know one, or cannot take its value
   */
  static JdbcProperties of(String url) {
    Map<String, String> values = parameters(url);
    check(values, "the url");
    return new JdbcProperties(values);
  }

  /**
   * Reads those of a configuration.
   *
   * @param url the url, as the configuration has it
   * @throws AutogenException if the driver does not know one, or cannot take its value
   */
  static JdbcProperties of(Configuration configuration, String url) {
    int strength = configuration.setting("url").map(Setting::strength).orElse(Integer.MAX_VALUE);
    Map<String, String> values = new LinkedHashMap<>(of(url).values());
    Map<String, Setting> own = new TreeMap<>();
    Stream.concat(
            configuration.startingWith(PREFIX).keySet().stream(),
            Stream.of(PGProperty.values()).map(property -> PREFIX + property.getName()))
        .distinct()
        .forEach(
            key ->
                configuration
                    .setting(key)
                    .ifPresent(setting -> own.put(key.substring(PREFIX.length()), setting)));
    own.forEach(
        (name, setting) -> {
          if (OF_THE_ADDRESS.contains(name)) {
            throw AutogenException.usage(
                "%s sets %s%s. Write url, username and password without '%s'."
                    .formatted(setting.source(), PREFIX, name, PREFIX));
          }
          check(name, setting.value(), PREFIX + name, hasExtension(own.keySet()));
          if (setting.strength() <= strength || !values.containsKey(name)) {
            values.put(name, setting.value());
          }
        });
    return new JdbcProperties(values);
  }

  private static Map<String, String> parameters(String url) {
    Map<String, String> values = new LinkedHashMap<>();
    int query = url.indexOf('?');
    if (query >= 0) {
      for (String parameter : url.substring(query + 1).split("&")) {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        if (!name.isEmpty()) {
          values.put(name, equals < 0 ? "" : decoded(parameter.substring(equals + 1)));
        }
      }
    }
    return values;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw AutogenException.usage(
          "The url has a % that is no code of a character. Write %25 for a percent sign.");
    }
  }

  private static boolean hasExtension(Set<String> names) {
    return names.stream().anyMatch(EXTENSIONS::contains);
  }

  private static void check(Map<String, String> values, String place) {
    values.forEach(
        (name, value) ->
            check(name, value, "%s of %s".formatted(name, place), hasExtension(values.keySet())));
  }

  private static void check(String name, String value, String called, boolean extended) {
    PGProperty property = PGProperty.forName(name);
    if (property == null) {
      if (extended) {
        return;
      }
      throw AutogenException.usage(
          "The JDBC driver has no property '%s', which %s sets. %s"
              .formatted(
                  name,
                  called.startsWith(PREFIX) ? called : "the url",
                  nearest(name)
                      .map(other -> "Perhaps %s is meant.".formatted(other))
                      .orElse("Remove it, or correct its name.")));
    }
    expected(property, value)
        .ifPresent(
            words -> {
              throw AutogenException.usage(
                  "%s is '%s', but takes %s."
                      .formatted(called, name.contains("password") ? "***" : value, words));
            });
  }

  /** Returns what a property takes instead; empty if it can take the value. */
  private static Optional<String> expected(PGProperty property, String value) {
    String usual = property.getDefaultValue() == null ? "" : property.getDefaultValue();
    String[] choices = property.getChoices();
    if (choices != null && property != PGProperty.REQUIRE_AUTH) {
      return Stream.of(choices).anyMatch(value::equalsIgnoreCase)
          ? Optional.empty()
          : Optional.of("one of " + String.join(", ", choices));
    }
    if (usual.matches("true|false")) {
      return value.matches("(?i)true|false|") ? Optional.empty() : Optional.of("true or false");
    }
    if (usual.matches("-?\\d+")) {
      return value.matches("-?\\d{1,10}(\\.\\d+)?") ? Optional.empty() : Optional.of("a number");
    }
    return Optional.empty();
  }

  private static Optional<String> nearest(String name) {
    return NearestName.of(
        name,
        Arrays.stream(PGProperty.values())
            .map(PGProperty::getName)
            .filter(other -> !OF_THE_ADDRESS.contains(other))
            .toList());
  }

  /** A record's own form would show the password of a key. */
  @Override
  public String toString() {
    return values.keySet().toString();
  }
}
