package dev.autogen.engine;

import dev.autogen.revision.AutogenException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * What a Spring Boot application's own files say, under autogen's keys: {@code
 * spring.datasource.url} is {@code url}, {@code spring.jpa.properties.hibernate.x} is {@code
 * hibernate.x}.
 */
final class ApplicationSettings {

  private static final Path RESOURCES = Path.of("src", "main", "resources");

  /** Spring's key, and autogen's for the same thing. */
  private static final Map<String, String> KEYS =
      Map.of(
          "spring.datasource.url", "url",
          "spring.datasource.username", "username",
          "spring.datasource.password", "password",
          "spring.jpa.hibernate.naming.physical-strategy", "hibernate.physical_naming_strategy",
          "spring.jpa.hibernate.naming.implicit-strategy", "hibernate.implicit_naming_strategy");

  private static final String PROFILE = "spring.config.activate.on-profile";
  private static final String JPA_PROPERTIES = "spring.jpa.properties.";

  private ApplicationSettings() {}

  /**
   * Returns the settings of the application in a project directory; empty if it has no such files.
   */
  static Map<String, String> read(Path directory) {
    Map<String, String> spring = readSpring(directory);
    Map<String, String> settings = new LinkedHashMap<>();
    spring.forEach((key, value) -> settings.put(translate(key), value));
    settings.remove("");
    return settings;
  }

  /** Returns the value of {@code spring.jpa.hibernate.ddl-auto}; empty if there is none. */
  static String ddlAuto(Path directory) {
    Map<String, String> spring = readSpring(directory);
    return spring.getOrDefault(
        "spring.jpa.hibernate.ddl-auto",
        spring.getOrDefault("spring.jpa.properties.hibernate.hbm2ddl.auto", ""));
  }

  private static Map<String, String> readSpring(Path directory) {
    Map<String, String> spring = new LinkedHashMap<>();
    Path resources = directory.resolve(RESOURCES);
    for (String yaml : new String[] {"application.yaml", "application.yml"}) {
      if (Files.isRegularFile(resources.resolve(yaml))) {
        spring.putAll(readYaml(resources.resolve(yaml)));
      }
    }
    Path properties = resources.resolve("application.properties");
    if (Files.isRegularFile(properties)) {
      spring.putAll(readProperties(properties));
    }
    return spring;
  }

  private static String translate(String key) {
    if (key.startsWith(JPA_PROPERTIES)) {
      return key.substring(JPA_PROPERTIES.length());
    }
    return KEYS.getOrDefault(key, "");
  }

  private static Map<String, String> readProperties(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(file, e);
    }
    Map<String, String> values = new LinkedHashMap<>();
    properties.stringPropertyNames().forEach(k -> values.put(k, properties.getProperty(k).strip()));
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
