package dev.autogen.engine.configuration;

import dev.autogen.engine.files.TextFile;
import dev.autogen.revision.AutogenException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A file of an application's settings, properties or YAML, of which those documents hold that are
 * for any profile, or for the one that was asked for.
 *
 * @param name its name
 * @param values keys and values; later documents replace what earlier ones say
 * @param profiles the profiles that a document or a key is for, whichever holds
 */
record ApplicationFile(String name, Map<String, String> values, Set<String> profiles) {

  private static final String PROFILE = "spring.config.activate.on-profile";

  /** What divides the documents of a properties file for Spring Boot. */
  private static final String NEXT_DOCUMENT = "(?m)^[#!]---\\s*$";

  /** What Maven fills in when it copies the file; without quotes it is no YAML. */
  private static final Pattern FILTERED = Pattern.compile("(?m)(:[ \\t]+)(@[\\w.-]+@)(?=\\s*$)");

  /** A key of Quarkus for one profile, such as {@code %prod.quarkus.datasource.username}. */
  private static final Pattern KEY_OF_PROFILE = Pattern.compile("\"?%([^.\"]+)\"?\\..*");

  /**
   * Reads a file.
   *
   * @throws AutogenException if it is malformed
   */
  static ApplicationFile read(Path file, Optional<String> profile) {
    Map<String, String> values = new LinkedHashMap<>();
    Set<String> profiles = new LinkedHashSet<>();
    String name = file.getFileName().toString();
    for (Map<String, String> document :
        name.endsWith(".properties") ? properties(file) : yaml(file)) {
      ProfileExpression condition = new ProfileExpression(document.getOrDefault(PROFILE, ""));
      profiles.addAll(condition.names());
      document.keySet().stream()
          .map(KEY_OF_PROFILE::matcher)
          .filter(Matcher::matches)
          .forEach(key -> profiles.addAll(List.of(key.group(1).split(","))));
      // A document with a profile of its own does not hold for every start of the application.
      if (condition.accepts(profile)) {
        values.putAll(document);
      }
    }
    return new ApplicationFile(name, values, profiles);
  }

  private static List<Map<String, String>> properties(Path file) {
    List<Map<String, String>> documents = new ArrayList<>();
    for (String text : TextFile.read(file).split(NEXT_DOCUMENT)) {
      Properties properties = new Properties();
      try {
        properties.load(new StringReader(text));
      } catch (IOException | IllegalArgumentException e) {
        throw unreadable(file, e.getMessage());
      }
      Map<String, String> values = new LinkedHashMap<>();
      properties
          .stringPropertyNames()
          .forEach(
              key -> values.put(key, ConfigurationFiles.value(key, properties.getProperty(key))));
      documents.add(values);
    }
    return documents;
  }

  private static List<Map<String, String>> yaml(Path file) {
    List<Map<String, String>> documents = new ArrayList<>();
    String text = FILTERED.matcher(TextFile.read(file)).replaceAll("$1'$2'");
    try {
      for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text)) {
        if (document instanceof Map<?, ?> map) {
          documents.add(flatten(map));
        }
      }
    } catch (MarkedYAMLException e) {
      throw unreadable(
          file, "line %d: %s".formatted(e.getProblemMark().getLine() + 1, e.getProblem().strip()));
    } catch (YAMLException e) {
      throw unreadable(file, e.getMessage());
    }
    return documents;
  }

  private static Map<String, String> flatten(Map<?, ?> map) {
    Map<String, String> values = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          if (value instanceof Map<?, ?> nested) {
            flatten(nested).forEach((k, v) -> values.put(key + "." + k, v));
          } else if (value instanceof List<?> list) {
            values.put(
                String.valueOf(key),
                list.stream().map(String::valueOf).collect(Collectors.joining(",")));
          } else if (value != null) {
            values.put(String.valueOf(key), String.valueOf(value));
          }
        });
    return values;
  }

  private static AutogenException unreadable(Path file, String problem) {
    return AutogenException.usage(
        "The application's %s cannot be read: %s."
            .formatted(file.getFileName(), problem.lines().findFirst().orElse("it is malformed")));
  }
}
