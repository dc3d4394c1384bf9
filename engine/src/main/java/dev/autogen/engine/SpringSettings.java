package dev.autogen.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What Spring Boot's keys are called by autogen and Hibernate. */
final class SpringSettings {

  private static final Map<String, String> KEYS =
      Map.of(
          "spring.datasource.url", "url",
          "spring.datasource.username", "username",
          "spring.datasource.password", "password",
          "spring.jpa.mapping-resources", "mapping-files",
          "spring.jpa.database-platform", "hibernate.dialect",
          "spring.jpa.hibernate.naming.physical-strategy", "hibernate.physical_naming_strategy",
          "spring.jpa.hibernate.naming.implicit-strategy", "hibernate.implicit_naming_strategy");

  private static final String JPA_PROPERTIES = "spring.jpa.properties.";

  /** Where Spring Boot is told to change the schema, the strongest first. */
  static final List<String> DDL =
      List.of("spring.jpa.hibernate.ddl-auto", "spring.jpa.properties.hibernate.hbm2ddl.auto");

  private SpringSettings() {}

  /** Returns the settings among the keys of an application. */
  static Map<String, String> in(Map<String, String> application) {
    Map<String, String> settings = new LinkedHashMap<>();
    application.forEach(
        (key, value) -> {
          if (key.startsWith(JPA_PROPERTIES)) {
            settings.put(key.substring(JPA_PROPERTIES.length()), value);
          } else if (KEYS.containsKey(key)) {
            settings.put(KEYS.get(key), value);
          }
        });
    return settings;
  }
}
