package dev.autogen.engine;

import dev.autogen.diff.ObjectFilter;
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
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A project as its configuration describes it: where its entities, its revisions and its database
 * are. Everything is opened when it is first asked for; {@link #close} ends what was started.
 */
public final class Project implements AutoCloseable {

  private static final int NEWEST_SERVER = 18;

  private final Configuration configuration;
  private final Map<String, String> context;
  private final Consumer<String> say;
  private final RevisionDirectory revisions;
  private final TargetModel model;
  private Database database;

  private Project(Configuration configuration, Map<String, String> context, Consumer<String> say) {
    this.configuration = configuration;
    this.context = Map.copyOf(context);
    this.say = say;
    Path scratch = scratch();
    ProjectClassPath classPath = new ProjectClassPath(configuration, scratch);
    Path directory = configuration.path(configuration.require("revisions"));
    List<Path> classes = classPath.classes();
    this.revisions =
        new RevisionDirectory(
            directory,
            configuration.directory(),
            classes.get(0),
            scratch,
            () -> Stream.concat(classes.stream().skip(1), classPath.libraries().stream()).toList());
    this.model = new TargetModel(configuration, classPath, directory, scratch, say);
  }

  /**
   * Opens a project. Nothing is read but the configuration.
   *
   * @param context what revisions see in {@code op.context()}
   * @param say hears what is worth knowing, a line at a time
   * @throws AutogenException if the configuration does not say where the revisions are
   */
  public static Project open(
      Configuration configuration, Map<String, String> context, Consumer<String> say) {
    return new Project(configuration, context, say);
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

  public RevisionDirectory revisions() {
    return revisions;
  }

  /** Returns the package of the revisions: as configured, else as their directory says. */
  public String packageName() {
    return configuration.get("package").orElseGet(this::packageOfDirectory);
  }

  private String packageOfDirectory() {
    for (Path root : List.of(Path.of("src", "main", "java"), Path.of("src", "main", "kotlin"))) {
      Path sources = configuration.directory().resolve(root);
      if (revisions.path().startsWith(sources)) {
        return sources.relativize(revisions.path()).toString().replaceAll("[/\\\\]", ".");
      }
    }
    return "";
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
    return serverMajor(configuration);
  }

  static int serverMajor(Configuration configuration) {
    String text = configuration.get("server-version").orElse(Integer.toString(NEWEST_SERVER));
    try {
      return Integer.parseInt(text.replaceFirst("\\..*$", ""));
    } catch (NumberFormatException e) {
      throw AutogenException.usage(
          "server-version is '%s', which is no version. Write a major version, such as 18."
              .formatted(text));
    }
  }

  /** Returns the database, and says where it is when it is first asked for. */
  public Database database() {
    if (database == null) {
      if (Database.isEmbedded(configuration)) {
        ignoreScratch();
      }
      database = Database.open(configuration, scratch(), serverMajor());
      say.accept(database.describe());
    }
    return database;
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
        .context(context);
  }

  /** Returns a migrator for this project's revisions; it opens the database when it needs it. */
  public Migrator migrator(MigrationOptions options, MigrationListener listener) {
    return Migrator.of(() -> database().connect(), revisions.revisions())
        .with(options)
        .with(listener)
        .with(new CatalogComparison());
  }

  /** Returns the ids in the version table; reads only. */
  public Set<String> currentHeads() {
    return migrator(migrationOptions().build(), MigrationListener.NONE).current().heads();
  }

  /** Says something to whoever runs this. */
  void say(String line) {
    say.accept(line);
  }

  /** Returns the class path besides the entities: as configured, else what the build resolves. */
  public List<Path> libraries() {
    return new ProjectClassPath(configuration, scratch()).libraries();
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

  @Override
  public void close() {
    if (database != null) {
      database.close();
    }
  }
}
