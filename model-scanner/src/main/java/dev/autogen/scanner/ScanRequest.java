package dev.autogen.scanner;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What to scan, and with what.
 *
 * @param classLocations where the entities are: directories, jars, Spring Boot fat jars, wars
 * @param classPath what the entities need to load; may repeat the class locations
 * @param fallbackHibernate Hibernate ORM and what it needs, for a class path that brings none
 * @param settings Hibernate's and Jakarta Persistence's settings of the application; those that
 *     connect or create a schema are ignored
 * @param serverVersion the version of PostgreSQL whose DDL is wanted, such as {@code 18} or {@code
 *     16.3}
 * @param sources what is named instead of being searched
 */
public record ScanRequest(
    List<Path> classLocations,
    List<Path> classPath,
    List<Path> fallbackHibernate,
    Map<String, String> settings,
    String serverVersion,
    EntitySources sources) {

  public ScanRequest {
    classLocations = List.copyOf(classLocations);
    classPath = List.copyOf(classPath);
    fallbackHibernate = List.copyOf(fallbackHibernate);
    settings = Map.copyOf(settings);
    Objects.requireNonNull(serverVersion, "serverVersion");
    Objects.requireNonNull(sources, "sources");
  }

  /** Returns a request for all entities of those places, with nothing else on the class path. */
  public static ScanRequest of(List<Path> classLocations, String serverVersion) {
    return new ScanRequest(
        classLocations, List.of(), List.of(), Map.of(), serverVersion, EntitySources.SEARCHED);
  }

  public ScanRequest withClassPath(List<Path> other) {
    return new ScanRequest(
        classLocations, other, fallbackHibernate, settings, serverVersion, sources);
  }

  public ScanRequest withFallbackHibernate(List<Path> other) {
    return new ScanRequest(classLocations, classPath, other, settings, serverVersion, sources);
  }

  public ScanRequest withSettings(Map<String, String> other) {
    return new ScanRequest(
        classLocations, classPath, fallbackHibernate, other, serverVersion, sources);
  }

  public ScanRequest withSources(EntitySources other) {
    return new ScanRequest(
        classLocations, classPath, fallbackHibernate, settings, serverVersion, other);
  }

  public ScanRequest withPersistenceUnit(String name) {
    return withSources(sources.withPersistenceUnit(name));
  }

  public ScanRequest withClassNames(List<String> names) {
    return withSources(sources.withClassNames(names));
  }

  public ScanRequest withPackages(List<String> names) {
    return withSources(sources.withPackages(names));
  }
}
