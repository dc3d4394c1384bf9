package dev.autogen.engine;

import dev.autogen.revision.AutogenException;
import dev.autogen.scanner.EntityScanner;
import dev.autogen.scanner.ScanRequest;
import dev.autogen.schema.TargetMetadata;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The entities of a project, scanned once per command, never from stale classes. */
public final class TargetModel {

  private final Configuration configuration;
  private final ProjectClassPath classPath;
  private final Path revisions;
  private final Consumer<String> say;
  private TargetMetadata metadata;

  TargetModel(
      Configuration configuration,
      ProjectClassPath classPath,
      Path revisions,
      Consumer<String> say) {
    this.configuration = configuration;
    this.classPath = classPath;
    this.revisions = revisions;
    this.say = say;
  }

  /**
   * Returns what the entities say.
   *
   * @throws AutogenException if classes are stale and may not be compiled, no entity is found, or
   *     Hibernate rejects one
   */
  public TargetMetadata metadata() {
    if (metadata == null) {
      metadata = DefaultSchemaBinding.bind(found(), configuration.defaultSchema());
    }
    return metadata;
  }

  private TargetMetadata found() {
    Optional<Path> file = configuration.get("model").map(configuration::path);
    if (file.isPresent()) {
      return inFile(file.get());
    }
    freshenClasses();
    return EntityScanner.scan(request());
  }

  /** What was scanned elsewhere, as its text. */
  private TargetMetadata inFile(Path file) {
    try {
      return TargetMetadata.parse(TextFile.read(file));
    } catch (IllegalArgumentException e) {
      throw AutogenException.failed(
          "%s, which the key model names, is no target metadata: %s. Write it anew, or remove the key."
              .formatted(configuration.directory().relativize(file), e.getMessage()),
          e);
    }
  }

  private ScanRequest request() {
    return new ScanRequest(
        classPath.classes(),
        classPath.libraries(),
        fallbackHibernate(),
        settings(),
        Integer.toString(Project.serverMajor(configuration)),
        configuration.get("persistence-unit").orElse(""),
        list("entities"),
        list("packages"));
  }

  private List<String> list(String key) {
    return configuration
        .get(key)
        .map(text -> Stream.of(text.split("[,\\s]+")).filter(word -> !word.isEmpty()).toList())
        .orElse(List.of());
  }

  private Map<String, String> settings() {
    Map<String, String> settings =
        new TreeMap<>(
            configuration.startingWith(
                "hibernate.", "jakarta.persistence.", "org.hibernate.envers."));
    return settings;
  }

  /** Hibernate for class paths that bring none: the distribution's. */
  private static List<Path> fallbackHibernate() {
    return Optional.ofNullable(System.getProperty("autogen.home"))
        .map(home -> Path.of(home, "lib", "hibernate", "*").toString())
        .or(() -> Optional.ofNullable(System.getProperty("autogen.hibernate.classpath")))
        .map(text -> ProjectClassPath.parse(text, Path.of("")))
        .orElse(List.of());
  }

  private void freshenClasses() {
    Path sources = configuration.path("src/main/java");
    Path classes = classPath.classes().get(0);
    StaleClasses staleClasses = new StaleClasses(sources, classes, revisions);
    Optional<Path> stale = staleClasses.newest();
    if (stale.isEmpty() || !compiledFromSources(classes)) {
      return;
    }
    boolean automatic = !configuration.get("compile").filter("never"::equals).isPresent();
    MavenCommand maven = new MavenCommand(configuration.directory());
    if (!automatic || !maven.isProject()) {
      throw AutogenException.failed(
          "%s is newer than its class. %s first, so that autogen sees what you changed."
              .formatted(
                  configuration.directory().relativize(stale.get()),
                  maven.isProject() ? "Run 'mvn compile'" : "Compile the project"));
    }
    say.accept("Compiling: %s is newer than its class".formatted(stale.get().getFileName()));
    maven.compile();
  }

  /** Only where sources and classes are of one build are they compared; a jar is as it is. */
  private boolean compiledFromSources(Path classes) {
    return classes.startsWith(configuration.directory()) && !Files.isRegularFile(classes);
  }
}
