package dev.autogen.scanner;

import dev.autogen.revision.AutogenException;
import dev.autogen.scanner.inside.HibernateModelReader;
import dev.autogen.schema.TargetMetadata;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads the entities of an application as the schema that Hibernate's own {@code create} would give
 * on PostgreSQL, without a connection.
 */
public final class EntityScanner {

  private static final String READER = HibernateModelReader.class.getName();

  /** Streams, system properties and log handlers are silenced for a scan, and belong to the JVM. */
  private static final Object ONE_SCAN_AT_A_TIME = new Object();

  private EntityScanner() {}

  /**
   * Scans.
   *
   * @throws AutogenException if there are no entities, Hibernate rejects them, they need something
   *     that PostgreSQL does not have, or a class cannot be loaded; and with exit code 2 if the
   *     persistence unit has to be named
   */
  public static TargetMetadata scan(ScanRequest request) {
    try (ApplicationClassPath path = ApplicationClassPath.open(request)) {
      Optional<PersistenceUnit> unit = PersistenceUnits.choose(path, request.sources());
      ModelInputs classes = new ManagedClasses(request, path, unit).find();
      try (IsolatedHibernate hibernate =
          IsolatedHibernate.open(path.urls(), request.fallbackHibernate())) {
        Map<String, String> given = new LinkedHashMap<>();
        if (!classes.configurationUrl().isEmpty()) {
          given.putAll(ConfigurationFile.settings(classes.configurationUrl()));
        }
        unit.ifPresent(found -> given.putAll(found.properties()));
        given.putAll(request.settings());
        // An application with such a file starts Hibernate itself, not through Spring Boot.
        Predicate<String> contains =
            classes.configurationUrl().isEmpty() ? hibernate::contains : resource -> false;
        Map<String, String> settings = BootSettings.of(given, request.serverVersion(), contains);
        TargetMetadata metadata =
            TargetMetadata.parse(read(hibernate, classes.withSettings(settings)));
        return withHeader(metadata, settings, request)
            .withFormerNames(FormerNames.of(metadata.origins().values(), path.classes()));
      }
    } catch (UncheckedIOException e) {
      throw AutogenException.failed(e.getMessage() + ": " + e.getCause().getMessage(), e);
    }
  }

  private static String read(IsolatedHibernate hibernate, ModelInputs inputs) {
    synchronized (ONE_SCAN_AT_A_TIME) {
      return hibernate.read(READER, inputs);
    }
  }

  static TargetMetadata withHeader(
      TargetMetadata metadata, Map<String, String> settings, ScanRequest request) {
    Map<String, String> header = new LinkedHashMap<>();
    header.put("hibernate", metadata.header().getOrDefault("hibernate", "unknown"));
    header.put(
        "physical-naming-strategy", settings.getOrDefault(BootSettings.PHYSICAL_NAMING, "default"));
    header.put(
        "implicit-naming-strategy", settings.getOrDefault(BootSettings.IMPLICIT_NAMING, "default"));
    header.put("server-version", request.serverVersion().strip());
    header.putAll(metadata.header());
    return new TargetMetadata(header, metadata.schema(), metadata.origins());
  }
}
