package dev.autogen.engine;

import dev.autogen.revision.AutogenException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * What the own files of a Spring Boot or Quarkus application say, under autogen's keys: {@code
 * spring.datasource.url} is {@code url}, {@code spring.jpa.properties.hibernate.x} is {@code
 * hibernate.x}.
 */
final class ApplicationSettings {

  private static final Path RESOURCES = Path.of("src", "main", "resources");
  private static final String PROFILE = "spring.config.activate.on-profile";

  /** What divides the documents of a properties file for Spring Boot. */
  private static final String NEXT_DOCUMENT = "(?m)^[#!]---\\s*$";

  private ApplicationSettings() {}

  /**
   * Where an application is told to change the schema by itself.
   *
   * @param key the key in the application's words
   * @param value its value, such as {@code update}
   */
  record SchemaChange(String key, String value) {}

  /**
   * Returns the settings of the application in a project directory; empty if it has no such files.
   */
  static Map<String, String> read(Path directory) {
    Map<String, String> application = readFiles(directory);
    Map<String, String> settings = new LinkedHashMap<>(QuarkusSettings.in(application));
    settings.putAll(SpringSettings.in(application));
    return settings;
  }

  /** Tells whether the application is one of Spring Boot. */
  static boolean isSpring(Path directory) {
    return readFiles(directory).keySet().stream().anyMatch(key -> key.startsWith("spring."));
  }

  /** Returns what is said about changing the schema; empty if nothing is. */
  static Optional<SchemaChange> schemaChange(Path directory) {
    Map<String, String> application = readFiles(directory);
    return Stream.of(SpringSettings.DDL, QuarkusSettings.DDL)
        .flatMap(List::stream)
        .filter(application::containsKey)
        .map(key -> new SchemaChange(key, application.get(key)))
        .findFirst();
  }

  private static Map<String, String> readFiles(Path directory) {
    Map<String, String> values = new LinkedHashMap<>();
    Path resources = directory.resolve(RESOURCES);
    for (String yaml : new String[] {"application.yaml", "application.yml"}) {
      if (Files.isRegularFile(resources.resolve(yaml))) {
        values.putAll(readYaml(resources.resolve(yaml)));
      }
    }
    Path properties = resources.resolve("application.properties");
    if (Files.isRegularFile(properties)) {
      values.putAll(readProperties(properties));
    }
    return values;
  }

  private static Map<String, String> readProperties(Path file) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String document : TextFile.read(file).split(NEXT_DOCUMENT)) {
      Properties properties = new Properties();
      try {
        properties.load(new StringReader(document));
      } catch (IOException | IllegalArgumentException e) {
        throw unreadable(file, e);
      }
      if (!properties.containsKey(PROFILE)) {
        properties
            .stringPropertyNames()
            .forEach(key -> values.put(key, properties.getProperty(key).strip()));
      }
    }
    return values;
  }

  private static Map<String, String> readYaml(Path file) {
    Map<String, String> values = new LinkedHashMap<>();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(reader)) {
        // A document with a profile of its own does not hold for every start of the application.
        if (document instanceof Map<?, ?> map && !flatten(map).containsKey(PROFILE)) {
          values.putAll(flatten(map));
        }
      }
    } catch (IOException | YAMLException e) {
      throw unreadable(file, e);
    }
    return values;
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

  private static AutogenException unreadable(Path file, Exception cause) {
    return AutogenException.usage(
        "The application's configuration %s cannot be read: %s."
            .formatted(file, cause.getMessage().lines().findFirst().orElse("it is malformed")));
  }
}
