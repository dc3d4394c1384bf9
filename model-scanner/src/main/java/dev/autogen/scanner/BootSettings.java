package dev.autogen.scanner;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The settings to boot Hibernate with: the application's, without what connects or creates. */
final class BootSettings {

  static final String PHYSICAL_NAMING = "hibernate.physical_naming_strategy";
  static final String IMPLICIT_NAMING = "hibernate.implicit_naming_strategy";

  private static final String SNAKE_CASE =
      "org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl";
  private static final String CAMEL_CASE_TO_UNDERSCORES =
      "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy";
  private static final String[] SPRING_IMPLICIT = {
    "org.springframework.boot.hibernate.SpringImplicitNamingStrategy",
    "org.springframework.boot.orm.jpa.hibernate.SpringImplicitNamingStrategy"
  };

  /** Second-level caches would start a cache provider that may lack its configuration. */
  private static final Map<String, String> FIXED =
      Map.of(
          "hibernate.boot.allow_jdbc_metadata_access", "false",
          "hibernate.temp.use_jdbc_metadata_defaults", "false",
          "hibernate.cache.use_second_level_cache", "false",
          "hibernate.cache.use_query_cache", "false",
          "jakarta.persistence.database-product-name", "PostgreSQL");

  private static final String[] IGNORED = {
    "hibernate.hbm2ddl.",
    "hibernate.connection.",
    "hibernate.hikari.",
    "hibernate.agroal.",
    "hibernate.c3p0.",
    "hibernate.cache.",
    "hibernate.transaction.",
    "hibernate.session_factory",
    "jakarta.persistence.schema-generation.",
    "javax.persistence.schema-generation.",
    "jakarta.persistence.jdbc.",
    "javax.persistence.jdbc.",
    "jakarta.persistence.jtaDataSource",
    "jakarta.persistence.nonJtaDataSource",
    "jakarta.persistence.database-",
  };

  private BootSettings() {}

  /**
   * Returns the settings.
   *
   * @param contains tells whether the class path has a resource
   */
  static Map<String, String> of(
      Map<String, String> given, String serverVersion, Predicate<String> contains) {
    Map<String, String> settings = new TreeMap<>(given);
    settings.keySet().removeIf(key -> Stream.of(IGNORED).anyMatch(key::startsWith));
    settings.putAll(FIXED);
    String[] version = serverVersion.strip().split("\\.", 3);
    settings.put("jakarta.persistence.database-product-version", serverVersion.strip());
    settings.put("jakarta.persistence.database-major-version", version[0]);
    settings.put(
        "jakarta.persistence.database-minor-version", version.length > 1 ? version[1] : "0");
    addSpringNaming(settings, contains);
    return settings;
  }

  /**
   * What Spring Boot sets where the application sets nothing: {@code HibernateProperties.Naming} of
   * Spring Boot 3 and 4.
   */
  private static void addSpringNaming(Map<String, String> settings, Predicate<String> contains) {
    Stream.of(SPRING_IMPLICIT)
        .filter(name -> contains.test(resource(name)))
        .findFirst()
        .ifPresent(
            implicit -> {
              settings.putIfAbsent(IMPLICIT_NAMING, implicit);
              settings.putIfAbsent(
                  PHYSICAL_NAMING,
                  contains.test(resource(SNAKE_CASE)) ? SNAKE_CASE : CAMEL_CASE_TO_UNDERSCORES);
            });
  }

  private static String resource(String className) {
    return className.replace('.', '/') + ".class";
  }
}
