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
 * @param persistenceUnit the unit of {@code persistence.xml} to read; empty when there is but one
 * @param classNames the managed classes by name, instead of those that have annotations; empty to
 *     search
 * @param packages where annotated classes are taken from, with their subpackages, on the class path
 *     too; empty for all packages of the class locations
 */
public record ScanRequest(
    List<Path> classLocations,
    List<Path> classPath,
    List<Path> fallbackHibernate,
    Map<String, String> settings,
    String serverVersion,
    String persistenceUnit,
    List<String> classNames,
    List<String> packages) {

  public ScanRequest {
    classLocations = List.copyOf(classLocations);
    classPath = List.copyOf(classPath);
    fallbackHibernate = List.copyOf(fallbackHibernate);
    settings = Map.copyOf(settings);
    Objects.requireNonNull(serverVersion, "serverVersion");
    Objects.requireNonNull(persistenceUnit, "persistenceUnit");
    classNames = List.copyOf(classNames);
    packages = List.copyOf(packages);
  }

  /** Returns a request for all entities of those places, with nothing else on the class path. */
  public static ScanRequest of(List<Path> classLocations, String serverVersion) {
    return new ScanRequest(
        classLocations, List.of(), List.of(), Map.of(), serverVersion, "", List.of(), List.of());
  }

  public ScanRequest withClassPath(List<Path> other) {
    return new ScanRequest(
        classLocations,
        other,
        fallbackHibernate,
        settings,
        serverVersion,
        persistenceUnit,
        classNames,
        packages);
  }

  public ScanRequest withFallbackHibernate(List<Path> other) {
    return new ScanRequest(
        classLocations,
        classPath,
        other,
        settings,
        serverVersion,
        persistenceUnit,
        classNames,
        packages);
  }

  public ScanRequest withSettings(Map<String, String> other) {
    return new ScanRequest(
        classLocations,
        classPath,
        fallbackHibernate,
        other,
        serverVersion,
        persistenceUnit,
        classNames,
        packages);
  }

  public ScanRequest withPersistenceUnit(String other) {
    return new ScanRequest(
        classLocations,
        classPath,
        fallbackHibernate,
        settings,
        serverVersion,
        other,
        classNames,
        packages);
  }

  public ScanRequest withClassNames(List<String> other) {
    return new ScanRequest(
        classLocations,
        classPath,
        fallbackHibernate,
        settings,
        serverVersion,
        persistenceUnit,
        other,
        packages);
  }

  public ScanRequest withPackages(List<String> other) {
    return new ScanRequest(
        classLocations,
        classPath,
        fallbackHibernate,
        settings,
        serverVersion,
        persistenceUnit,
        classNames,
        other);
  }
}
