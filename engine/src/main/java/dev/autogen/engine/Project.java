package dev.autogen.engine;

import dev.autogen.codegen.ClassNameTemplate;
import dev.autogen.diff.ObjectFilter;
import dev.autogen.engine.build.ProjectClassPath;
import dev.autogen.engine.configuration.Bundle;
import dev.autogen.engine.configuration.Configuration;
import dev.autogen.engine.configuration.ConfigurationRequest;
import dev.autogen.engine.database.Database;
import dev.autogen.engine.entities.TargetModel;
import dev.autogen.engine.files.TextFile;
import dev.autogen.engine.revisions.RevisionLocations;
import dev.autogen.migration.CurrentRevisions;
import dev.autogen.migration.Interruption;
import dev.autogen.migration.MigrationListener;
import dev.autogen.migration.MigrationOptions;
import dev.autogen.migration.Migrator;
import dev.autogen.revision.AutogenException;
import dev.autogen.schema.IdGenerator;
import dev.autogen.schema.TargetMetadata;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A project as its configuration describes it: where its entities, its revisions and its database
 * are. Everything is opened when it is first asked for; {@link #close} ends what was started.
 */
public final class Project implements AutoCloseable {

  private static final String CONTEXT = "context.";

  private final Configuration configuration;
  private final Map<String, String> context;
  private final Consumer<String> say;
  private final ProjectClassPath classPath;
  private final List<Path> classDirectories;
  private final RevisionDirectory revisions;
  private final TargetModel model;
  private final Interruption interruption = new Interruption();
  private Database database;

  private Project(Configuration configuration, Map<String, String> context, Consumer<String> say) {
    this.configuration = configuration;
    this.context = Map.copyOf(context);
    this.say = say;
    Path scratch = scratch();
    this.classPath = new ProjectClassPath(configuration, scratch);
    if (!Bundle.isRunning()) {
      configuration.require("revisions");
    }
    List<Path> classes = classPath.classes();
    this.classDirectories = classes;
    Supplier<List<Path>> others =
        () -> Stream.concat(classes.stream().skip(1), classPath.libraries().stream()).toList();
    this.revisions =
        new RevisionDirectory(
            new RevisionLocations(configuration, others)::all,
            configuration.get("version-path").map(configuration::path),
            configuration.directory(),
            classes.get(0),
            scratch,
            others,
            say);
    this.model =
        new TargetModel(configuration, classPath, revisions::sourceDirectories, scratch, say);
  }

  /**
   * Opens a project. Nothing is read but the configuration.
   *
   * @param context what revisions see in {@code op.context()}; stronger than {@code context.KEY} of
   *     the configuration
   * @param say hears what is worth knowing, a line at a time
   * @throws AutogenException if the configuration does not say where the revisions are
   */
  public static Project open(
      Configuration configuration, Map<String, String> context, Consumer<String> say) {
    return new Project(configuration, context, say);
  }

  /**
   * Opens the project around a directory, as a command without options there does, and says nothing
   * of what is worth knowing.
   *
   * @param directory where the search for {@code autogen.properties} starts, upwards
   * @throws AutogenException if there is none, or it does not say where the revisions are
   */
  public static Project open(Path directory) {
    ConfigurationRequest request =
        new ConfigurationRequest(directory, Optional.empty(), "", Map.of(), System.getenv());
    return open(Configuration.load(request), Map.of(), line -> {});
  }

  /** Returns the version of this autogen. */
  public static String version() {
    Properties properties = new Properties();
    try (InputStream in = Project.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new IllegalStateException("version.properties is part of the engine", e);
    }
    return properties.getProperty("version");
  }

  public Configuration configuration() {
    return configuration;
  }

  /** Returns the directory that holds what autogen keeps for itself. */
  public Path scratch() {
    return configuration.directory().resolve(".autogen");
  }

  /** Returns where the project is compiled to: directories or jars. */
  public List<Path> classDirectories() {
    return classDirectories;
  }

  public RevisionDirectory revisions() {
    return revisions;
  }

  /**
   * Returns the package of a first revision: as configured, else as the directory of sources says.
   */
  public String packageName() {
    return revisions.placeAfter(List.of()).packageName();
  }

  /** Returns the class path besides the entities: as configured, else what the build resolves. */
  public List<Path> libraries() {
    return classPath.libraries();
  }

  /**
   * Returns what counts the ids of the entities, as the newest revisions know it.
   *
   * @throws AutogenException if a {@code .model} file is missing or was edited
   */
  public List<IdGenerator> idGenerators() {
    TargetMetadata model = new ModelHistory(revisions).metadataAt(revisions.graph().heads());
    return IdGenerator.parse(model.header().getOrDefault(IdGenerator.HEADER, ""));
  }

  /** Returns what revisions see in {@code op.context()}. */
  public Map<String, String> context() {
    Map<String, String> all = new TreeMap<>();
    configuration
        .startingWith(CONTEXT)
        .forEach((key, value) -> all.put(key.substring(CONTEXT.length()), value));
    all.putAll(context);
    return all;
  }

  /**
   * Returns where the project's classes and what they need are. Where the entities were scanned
   * elsewhere no build is asked.
   */
  List<Path> classPath() {
    boolean scannedElsewhere =
        configuration.get("model").isPresent() && configuration.get("classpath").isEmpty();
    List<Path> libraries = scannedElsewhere ? List.of() : classPath.libraries();
    return Stream.concat(classPath.classes().stream(), libraries.stream()).distinct().toList();
  }

  /**
   * Returns how the classes of revisions are named.
   *
   * @throws AutogenException if the configuration says what cannot be
   */
  ClassNameTemplate classNames() {
    try {
      return ClassNameTemplate.parse(
          configuration.get("class-name").orElse(ClassNameTemplate.USUAL.toString()),
          timeZone(),
          classNameLength());
    } catch (IllegalArgumentException e) {
      throw AutogenException.usage("class-name: " + e.getMessage());
    }
  }

  private ZoneId timeZone() {
    String zone = configuration.get("time-zone").orElse("UTC");
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw AutogenException.usage(
          "time-zone is '%s', which is none. Write one such as Europe/Berlin or UTC."
              .formatted(zone));
    }
  }

  private int classNameLength() {
    String length = configuration.get("class-name-length").orElse("60");
    if (!length.matches("[1-9]\\d?|1\\d\\d|200")) {
      throw AutogenException.usage(
          "class-name-length is '%s'. Write how many characters of the message the name of a class takes, 1 to 200."
              .formatted(length));
    }
    return Integer.parseInt(length);
  }

  /** Returns the entities as target metadata. */
  public TargetModel model() {
    return model;
  }

  /**
   * Returns the major version of PostgreSQL that Hibernate's dialect and the private server have:
   * as configured, else the newest.
   */
  public int serverMajor() {
    return configuration.serverMajor();
  }

  /** Returns the database, and says where it is when it is first asked for. */
  public Database database() {
    if (database == null) {
      if (Database.isEmbedded(configuration)) {
        ignoreScratch();
      }
      database = Database.open(configuration, scratch(), serverMajor(), interruption);
      say.accept(database.describe());
    }
    return database;
  }

  /**
   * Returns a failure with what only the project knows of it: who it was done as, where a privilege
   * is missing.
   */
  public AutogenException explained(AutogenException failure) {
    return database == null ? failure : database.explained(failure);
  }

  /** Data directories must not end up in version control, even without 'autogen init'. */
  private void ignoreScratch() {
    Path ignore = scratch().resolve(".gitignore");
    if (!Files.exists(ignore)) {
      TextFile.write(ignore, "*\n");
    }
  }

  /**
   * Returns which objects are looked after: {@code include} and {@code exclude} of all sources,
   * each of which narrows further.
   *
   * @throws AutogenException if a pattern is none
   */
  public ObjectFilter filter() {
    try {
      return ObjectFilter.of(
          configuration.everywhere("include"),
          configuration.everywhere("exclude"),
          configuration.defaultSchema());
    } catch (IllegalArgumentException e) {
      throw AutogenException.usage(e.getMessage());
    }
  }

  /** Returns options for the migrator as the configuration has them. */
  public MigrationOptions.Builder migrationOptions() {
    return MigrationOptions.builder()
        .environment(
            configuration
                .get("environment")
                .orElse(Database.isEmbedded(configuration) ? MigrationOptions.DEVELOPMENT : ""))
        .aheadAllowed(!configuration.get("ahead").filter("fail"::equals).isPresent())
        .schema(configuration.schema())
        .tool("autogen " + version())
        .context(context());
  }

  /** Returns a migrator for this project's revisions; it opens the database when it needs it. */
  public Migrator migrator(MigrationOptions options, MigrationListener listener) {
    return Migrator.of(() -> database().connect(), revisions.revisions())
        .with(options)
        .with(listener)
        .with(new CatalogComparison())
        .with(interruption);
  }

  /**
   * Returns the ids in the version table; reads only.
   *
   * @throws AutogenException if one of them has no class here
   */
  public Set<String> knownHeads() {
    CurrentRevisions current =
        migrator(migrationOptions().build(), MigrationListener.NONE).current();
    current.requireKnown();
    return current.heads();
  }

  /** Returns what ends, from another thread, all that this project does on its database. */
  public Interruption interruption() {
    return interruption;
  }

  /** Says so where revisions are written for a newer PostgreSQL than the database has. */
  void sayIfServerIsOlder() {
    int there = database().serverMajor();
    if (there < serverMajor()) {
      say(
          "Database %1$s is PostgreSQL %2$d, but revisions are written for PostgreSQL %3$d. Set server-version=%2$d, so that they run on it."
              .formatted(database().name(), there, serverMajor()));
    }
  }

  /** Says something to whoever runs this. */
  void say(String line) {
    say.accept(line);
  }

  @Override
  public void close() {
    revisions.close();
    if (database != null) {
      database.close();
    }
  }
}
