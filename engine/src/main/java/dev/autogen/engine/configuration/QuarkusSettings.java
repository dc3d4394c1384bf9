package dev.autogen.engine.configuration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the keys of Quarkus' default persistence unit and datasource are called by autogen and
 * Hibernate; as Quarkus' {@code HibernateProcessorUtil} hands them to Hibernate.
 */
final class QuarkusSettings {

  private static final String ORM = "quarkus.hibernate-orm.";

  private static final Map<String, String> KEYS =
      Map.ofEntries(
          Map.entry("quarkus.datasource.jdbc.url", "url"),
          Map.entry("quarkus.datasource.username", "username"),
          Map.entry("quarkus.datasource.password", "password"),
          Map.entry(ORM + "packages", "packages"),
          Map.entry(ORM + "mapping-files", "mapping-files"),
          Map.entry(ORM + "dialect", "hibernate.dialect"),
          Map.entry(ORM + "physical-naming-strategy", "hibernate.physical_naming_strategy"),
          Map.entry(ORM + "implicit-naming-strategy", "hibernate.implicit_naming_strategy"),
          Map.entry(ORM + "database.default-schema", "hibernate.default_schema"),
          Map.entry(ORM + "metadata-builder-contributor", "hibernate.metadata_builder_contributor"),
          Map.entry(ORM + "validation.mode", "jakarta.persistence.validation.mode"),
          Map.entry(ORM + "mapping.timezone.default-storage", "hibernate.timezone.default_storage"),
          Map.entry(
              ORM + "mapping.id.optimizer.default", "hibernate.id.optimizer.pooled.preferred"),
          Map.entry(
              ORM + "mapping.duration.preferred-jdbc-type",
              "hibernate.type.preferred_duration_jdbc_type"),
          Map.entry(
              ORM + "mapping.instant.preferred-jdbc-type",
              "hibernate.type.preferred_instant_jdbc_type"),
          Map.entry(
              ORM + "mapping.boolean.preferred-jdbc-type",
              "hibernate.type.preferred_boolean_jdbc_type"),
          Map.entry(
              ORM + "mapping.uuid.preferred-jdbc-type", "hibernate.type.preferred_uuid_jdbc_type"));

  private static final String UNSUPPORTED = ORM + "unsupported-properties.";
  private static final String VALIDATION = ORM + "validation.enabled";
  private static final String QUOTING = ORM + "quote-identifiers.strategy";

  /** How Quarkus writes that there is no mapping file. */
  private static final String NO_FILE = "no-file";

  /** autogen runs where developers do; another profile says what holds elsewhere. */
  private static final String USUAL_PROFILE = "dev";

  /** Where Quarkus is told to change the schema, by its newer and its older name. */
  static final List<String> DDL =
      List.of(ORM + "schema-management.strategy", ORM + "database.generation");

  private QuarkusSettings() {}

  /**
   * Returns the settings among the keys of an application.
   *
   * @param profile the profile that was asked for, whose keys are stronger than the plain ones
   */
  static Map<String, String> in(Map<String, String> application, Optional<String> profile) {
    Map<String, String> values =
        new LinkedHashMap<>(ofProfile(application, profile.orElse(USUAL_PROFILE)));
    if (profile.isPresent()) {
      application.forEach(values::putIfAbsent);
    } else {
      values.putAll(application);
    }
    Map<String, String> settings = new LinkedHashMap<>();
    values.forEach((key, value) -> put(settings, key, value));
    return settings;
  }

  /** Returns the keys for a profile, without it; several may share a key: {@code %prod,test.}. */
  private static Map<String, String> ofProfile(Map<String, String> application, String profile) {
    Map<String, String> values = new LinkedHashMap<>();
    application.forEach(
        (key, value) -> {
          int dot = key.indexOf('.');
          if (key.startsWith("%")
              && dot > 0
              && List.of(key.substring(1, dot).split(",")).contains(profile)) {
            values.put(key.substring(dot + 1), value);
          }
        });
    return values;
  }

  private static void put(Map<String, String> settings, String key, String value) {
    if (KEYS.containsKey(key) && !value.equals(NO_FILE)) {
      settings.put(KEYS.get(key), value);
    } else if (key.startsWith(UNSUPPORTED)) {
      settings.put(key.substring(UNSUPPORTED.length()).replace("\"", ""), value);
    } else if (key.equals(VALIDATION) && value.equals("false")) {
      settings.put("jakarta.persistence.validation.mode", "none");
    } else if (key.equals(QUOTING)) {
      switch (value) {
        case "all" -> settings.put("hibernate.globally_quoted_identifiers", "true");
        case "all-except-column-definitions" -> {
          settings.put("hibernate.globally_quoted_identifiers", "true");
          settings.put("hibernate.globally_quoted_identifiers_skip_column_definitions", "true");
        }
        case "only-keywords" -> settings.put("hibernate.auto_quote_keyword", "true");
        default -> {}
      }
    }
  }
}
