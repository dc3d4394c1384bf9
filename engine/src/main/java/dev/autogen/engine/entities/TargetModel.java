package dev.autogen.engine.entities;

import dev.autogen.engine.build.BuildTool;
import dev.autogen.engine.build.ProjectClassPath;
import dev.autogen.engine.configuration.Configuration;
import dev.autogen.engine.configuration.ConfiguredDatabases;
import dev.autogen.engine.files.TextFile;
import dev.autogen.revision.AutogenException;
import dev.autogen.schema.TargetMetadata;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The entities of a project, scanned once per command, never from stale classes. */
public final class TargetModel {

  private final Configuration configuration;
  private final ProjectClassPath classPath;
  private final Supplier<List<Path>> revisions;
  private final Path scratch;
  private final Consumer<String> say;
  private TargetMetadata metadata;

  /**
   * The entities of a configured project; nothing is scanned yet.
   *
   * @param classPath where their classes are, and what these need
   * @param revisions the directories of revision sources, which are no sources of entities
   * @param scratch a directory for another Hibernate that Maven fetches
   * @param say hears what is worth knowing, a line at a time
   */
  public TargetModel(
      Configuration configuration,
      ProjectClassPath classPath,
      Supplier<List<Path>> revisions,
      Path scratch,
      Consumer<String> say) {
    this.configuration = configuration;
    this.classPath = classPath;
    this.revisions = revisions;
    this.scratch = scratch;
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

  /** Returns where classes are searched: the entities' places first. */
  public List<Path> classPath() {
    return configuration.get("model").isPresent()
        ? List.of()
        : Stream.concat(classPath.classes().stream(), classPath.libraries().stream())
            .distinct()
            .toList();
  }

  /**
   * Returns what the same classes say to another Hibernate.
   *
   * @throws AutogenException if it cannot be resolved, rejects them, or is not the one that reads
   */
  public TargetMetadata metadataWithHibernate(String version) {
    if (configuration.get("model").isPresent()) {
      throw AutogenException.usage(
          "The key model names what was scanned already. Remove it, for another Hibernate needs the classes.");
    }
    List<Path> libraries = new OtherHibernate(version, scratch).instead(classPath.libraries());
    TargetMetadata other = new Scanning(configuration, classPath).scan(libraries);
    String used = other.header().get("hibernate");
    if (!used.equals(version)) {
      throw AutogenException.failed(
          "The classes bring Hibernate ORM %s along, as a fat jar does, so %s cannot read them. Name plain directories or jars with --classes."
              .formatted(used, version));
    }
    return DefaultSchemaBinding.bind(other, configuration.defaultSchema());
  }

  private TargetMetadata found() {
    Optional<Path> file = configuration.get("model").map(configuration::path);
    if (file.isPresent()) {
      return inFile(file.get());
    }
    freshenClasses();
    return new Scanning(configuration, classPath).scan();
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

  private void freshenClasses() {
    List<Path> classes = classPath.classes();
    StaleClasses staleClasses =
        new StaleClasses(
            List.of(configuration.path("src/main/java"), configuration.path("src/main/kotlin")),
            classes,
            revisionDirectories());
    Optional<Path> stale = staleClasses.newest();
    if (stale.isEmpty() || !compiledFromSources(classes.get(0))) {
      return;
    }
    boolean automatic = !configuration.get("compile").filter("never"::equals).isPresent();
    Optional<BuildTool> build = classPath.build();
    if (!automatic || build.isEmpty()) {
      throw AutogenException.failed(
          "%s is newer than its class. %s first, so that autogen sees what you changed."
              .formatted(
                  configuration.directory().relativize(stale.get()),
                  build
                      .map(tool -> "Run '%s'".formatted(tool.compileCommand()))
                      .orElse("Compile the project")));
    }
    say.accept("Compiling: %s is newer than its class".formatted(stale.get().getFileName()));
    build.get().compile();
  }

  /** Revisions of the project's other databases need not be compiled either. */
  private List<Path> revisionDirectories() {
    return Stream.concat(
            revisions.get().stream(),
            ConfiguredDatabases.of(configuration).revisions().stream().map(configuration::path))
        .distinct()
        .toList();
  }

  /** Only where sources and classes are of one build are they compared; a jar is as it is. */
  private boolean compiledFromSources(Path classes) {
    return classes.startsWith(configuration.directory()) && !Files.isRegularFile(classes);
  }
}
