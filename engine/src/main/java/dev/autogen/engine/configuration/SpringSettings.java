package dev.autogen.engine.configuration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What Spring Boot's keys are called by autogen and Hibernate. As Spring binds them, case, dashes
 * and underscores in them do not count.
 */
final class SpringSettings {

  private static final Map<String, String> KEYS =
      Map.of(
          "spring.datasource.url", "url",
          "spring.datasource.username", "username",
          "spring.datasource.password", "password",
          "spring.jpa.mappingresources", "mapping-files",
          "spring.jpa.databaseplatform", "hibernate.dialect",
          "spring.jpa.hibernate.naming.physicalstrategy", "hibernate.physical_naming_strategy",
          "spring.jpa.hibernate.naming.implicitstrategy", "hibernate.implicit_naming_strategy");

  private static final String JPA_PROPERTIES = "spring.jpa.properties.";
  private static final String DEFAULT_SCHEMA = "hibernate.default_schema";

  /** Where Spring Boot is told to change the schema, the strongest first. */
  static final List<String> DDL =
      List.of("spring.jpa.hibernate.ddl-auto", "spring.jpa.properties.hibernate.hbm2ddl.auto");

  private SpringSettings() {}

  /** Returns the settings among the keys of an application. */
  static Map<String, String> in(Map<String, String> application) {
    Map<String, String> settings = new LinkedHashMap<>();
    application.forEach((key, value) -> setting(key).ifPresent(own -> settings.put(own, value)));
    return settings;
  }

  /** The keys below {@code properties} are Hibernate's own, and are taken to the letter. */
  private static Optional<String> setting(String key) {
    if (key.startsWith(JPA_PROPERTIES)) {
      return Optional.of(key.substring(JPA_PROPERTIES.length()).replaceAll("[\\[\\]]", ""));
    }
    return Optional.ofNullable(KEYS.get(key.toLowerCase(Locale.ROOT).replaceAll("[-_]", "")));
  }

  /**
   * Returns the settings among environment variables, by variable: {@code SPRING_DATASOURCE_URL},
   * and {@code SPRING_JPA_HIBERNATE_NAMING_PHYSICALSTRATEGY}, as Spring writes keys there.
   */
  static Map<String, Map<String, String>> inEnvironment(Map<String, String> environment) {
    Map<String, String> variables = new TreeMap<>();
    KEYS.forEach((key, own) -> variables.put(variable(key), own));
    variables.put(variable(JPA_PROPERTIES + DEFAULT_SCHEMA), DEFAULT_SCHEMA);
    Map<String, Map<String, String>> found = new TreeMap<>();
    variables.forEach(
        (variable, own) -> {
          if (environment.containsKey(variable)) {
            found.put(variable, Map.of(own, environment.get(variable)));
          }
        });
    return found;
  }

  private static String variable(String key) {
    return key.toUpperCase(Locale.ROOT).replace('.', '_');
  }
}
