package dev.autogen.engine.entities;

import dev.autogen.engine.build.ProjectClassPath;
import dev.autogen.engine.build.SecretVariables;
import dev.autogen.engine.configuration.Configuration;
import dev.autogen.revision.AutogenException;
import dev.autogen.scanner.EntityScanner;
import dev.autogen.scanner.EntitySources;
import dev.autogen.scanner.ForkedScanner;
import dev.autogen.scanner.ScanRequest;
import dev.autogen.schema.TargetMetadata;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How the entities of a project are scanned: what the configuration says, as a request. */
final class Scanning {

  private final Configuration configuration;
  private final ProjectClassPath classPath;

  Scanning(Configuration configuration, ProjectClassPath classPath) {
    this.configuration = configuration;
    this.classPath = classPath;
  }

  /** Scans with the Hibernate of the project. */
  TargetMetadata scan() {
    return scan(classPath.libraries());
  }

  /** Scans with another class path than the project's. */
  TargetMetadata scan(List<Path> libraries) {
    ScanRequest request = request(libraries);
    return fork()
        .map(scanner -> scanner.scan(request))
        .orElseGet(() -> EntityScanner.scan(request));
  }

  private Optional<ForkedScanner> fork() {
    Optional<Path> java = configuration.get("scan.java").map(configuration::path);
    String scan = configuration.get("scan").orElse(java.isPresent() ? "fork" : "inside");
    return switch (scan) {
      case "fork" ->
          Optional.of(
              new ForkedScanner(
                  java.orElseGet(() -> Path.of(System.getProperty("java.home"))),
                  SecretVariables::removeFrom));
      case "inside" -> Optional.empty();
      default ->
          throw AutogenException.usage(
              "scan is '%s'. Write fork, for a JVM of its own, or inside.".formatted(scan));
    };
  }

  private ScanRequest request(List<Path> libraries) {
    EntitySources sources = sources();
    return new ScanRequest(
        locations(sources),
        libraries,
        fallbackHibernate(),
        settings(),
        Integer.toString(configuration.serverMajor()),
        sources);
  }

  private EntitySources sources() {
    return new EntitySources(
        configuration.get("persistence-xml").map(this::fileOrResource).orElse(""),
        configuration.get("persistence-unit").orElse(""),
        configuration.get("hibernate-cfg-xml").map(this::fileOrResource).orElse(""),
        list("mapping-files").stream().map(this::fileOrResource).toList(),
        list("entities"),
        list("packages"),
        list("scan.customizer"));
  }

  /** Where all entities come from libraries, the project itself may have no classes. */
  private List<Path> locations(EntitySources sources) {
    boolean elsewhere = sources.namesEntities() && configuration.get("classes").isEmpty();
    return classPath.classes().stream()
        .filter(location -> !elsewhere || Files.exists(location))
        .toList();
  }

  private String fileOrResource(String name) {
    Path file = configuration.path(name);
    return Files.isRegularFile(file) ? file.toString() : name;
  }

  private List<String> list(String key) {
    return configuration
        .get(key)
        .map(text -> Stream.of(text.split("[,\\s]+")).filter(word -> !word.isEmpty()).toList())
        .orElse(List.of());
  }

  private Map<String, String> settings() {
    return configuration.startingWith(
        "hibernate.", "jakarta.persistence.", "org.hibernate.envers.");
  }

  /** Hibernate for class paths that bring none: the distribution's. */
  private static List<Path> fallbackHibernate() {
    return Optional.ofNullable(System.getProperty("autogen.home"))
        .map(home -> Path.of(home, "lib", "hibernate", "*").toString())
        .or(() -> Optional.ofNullable(System.getProperty("autogen.hibernate.classpath")))
        .map(text -> ProjectClassPath.parse(text, Path.of("")))
        .orElse(List.of());
  }
}
