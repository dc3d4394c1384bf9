package dev.autogen.engine;

import dev.autogen.engine.revisions.ClassLocation;
import dev.autogen.engine.revisions.CompilationCache;
import dev.autogen.engine.revisions.CompiledSources;
import dev.autogen.engine.revisions.FoundRevision;
import dev.autogen.engine.revisions.RevisionClass;
import dev.autogen.engine.revisions.RevisionLocation;
import dev.autogen.engine.revisions.RevisionSource;
import dev.autogen.engine.revisions.SourceDirectory;
import dev.autogen.engine.revisions.SourcePlace;
import dev.autogen.revision.AutogenException;
import dev.autogen.revision.LoadedRevision;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionSet;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The revisions of a project, from directories of sources, directories of classes and jars. Headers
 * are read without compiling or loading; sources are compiled in memory when the first class is
 * needed, so that a revision can be applied before the project is built.
 *
 * <p>A revision whose header cannot be read, or whose place in the graph cannot be told, is said
 * once, and left out; {@link #requireWhole} is for whoever cannot do without it.
 */
public final class RevisionDirectory implements AutoCloseable {

  private final Supplier<List<RevisionLocation>> configured;
  private final Optional<Path> versionPath;
  private final Path projectDirectory;
  private final Path classes;
  private final CompilationCache cache;
  private final Supplier<List<Path>> projectClassPath;
  private final Consumer<String> say;
  private List<RevisionLocation> locations;
  private RevisionInventory inventory;
  private RevisionSet set;
  private CompiledSources compiled;

  /**
   * Revisions from several places.
   *
   * @param configured where they are; asked when the first is needed
   * @param versionPath the directory that new revisions are written to; empty for that of the
   *     revision before them
   * @param projectDirectory what paths in messages are relative to
   * @param classes the project's own classes, which revisions may use
   * @param scratch where compiled classes are kept between commands
   * @param projectClassPath what revisions may use besides; asked only when they need it
   * @param say hears of revisions that cannot be read
   */
  RevisionDirectory(
      Supplier<List<RevisionLocation>> configured,
      Optional<Path> versionPath,
      Path projectDirectory,
      Path classes,
      Path scratch,
      Supplier<List<Path>> projectClassPath,
      Consumer<String> say) {
    this.configured = configured;
    this.versionPath = versionPath;
    this.projectDirectory = projectDirectory;
    this.classes = classes;
    this.cache = new CompilationCache(scratch.resolve("revisions.cache"));
    this.projectClassPath = projectClassPath;
    this.say = say;
  }

  /** Revisions from one directory of sources. */
  RevisionDirectory(
      Path directory,
      Path projectDirectory,
      Path classes,
      Path scratch,
      Supplier<List<Path>> projectClassPath) {
    this(
        () -> List.of(new SourceDirectory(directory, false, "")),
        Optional.empty(),
        projectDirectory,
        classes,
        scratch,
        projectClassPath,
        line -> {});
  }

  /** Returns the places of the revisions, in their order. */
  public List<RevisionLocation> locations() {
    if (locations == null) {
      locations = configured.get();
    }
    return locations;
  }

  /**
   * Returns the directories of sources, in their order; those of compiled revisions do not count.
   */
  List<Path> sourceDirectories() {
    return sourceLocations().map(SourceDirectory::path).toList();
  }

  private Stream<SourceDirectory> sourceLocations() {
    return locations().stream()
        .filter(SourceDirectory.class::isInstance)
        .map(SourceDirectory.class::cast);
  }

  /**
   * Returns where the sources are: the first directory of sources.
   *
   * @throws AutogenException if the revisions are compiled ones alone
   */
  public Path path() {
    return sourceDirectories().stream().findFirst().orElseThrow(this::withoutSources);
  }

  /**
   * Refuses to write where there is no source.
   *
   * @throws AutogenException if the revisions are compiled ones alone
   */
  public void requireSources() {
    path();
  }

  private AutogenException withoutSources() {
    return AutogenException.usage(
        "The revisions come compiled, from %s, so there is nowhere to write to. Name the directory of their sources with --revisions."
            .formatted(places()));
  }

  /** Returns where the revisions come from, for messages. */
  public String places() {
    return locations().stream()
        .map(location -> shown(location.path()))
        .collect(Collectors.joining(", "));
  }

  /** Returns the directory of what is kept beside the revisions, which need not have sources. */
  Path home() {
    return sourceDirectories().stream()
        .findFirst()
        .orElseGet(() -> locations().get(0).path().toAbsolutePath().getParent());
  }

  /** Returns all revisions, by place and name; the order of their graph is another. */
  public List<FoundRevision> all() {
    return List.copyOf(found().values());
  }

  /** Returns those revisions that have sources. */
  public List<RevisionSource> sources() {
    return found().values().stream()
        .filter(RevisionSource.class::isInstance)
        .map(RevisionSource.class::cast)
        .toList();
  }

  private Map<String, FoundRevision> found() {
    return inventory().byId();
  }

  private RevisionInventory inventory() {
    if (inventory == null) {
      inventory = new RevisionInventory(locations(), this::relative);
      inventory.problems().forEach(say);
    }
    return inventory;
  }

  /**
   * Returns the graph of the revisions, which can be named by their classes too.
   *
   * @throws AutogenException if two have one id or label, or there is a cycle
   */
  public RevisionGraph graph() {
    return revisions().graph();
  }

  /**
   * Returns the revision of that whole id.
   *
   * @throws AutogenException if there is none
   */
  public FoundRevision get(String id) {
    return Optional.ofNullable(found().get(id))
        .orElseThrow(() -> AutogenException.usage("There is no revision %s.".formatted(id)));
  }

  /**
   * Returns the source of a revision.
   *
   * @throws AutogenException if there is no such revision, or only its class
   */
  public RevisionSource source(String id) {
    FoundRevision revision = get(id);
    if (revision instanceof RevisionSource source) {
      return source;
    }
    throw AutogenException.usage(
        "Revision %s comes compiled, from %s. Name the directory of its source with --revisions."
            .formatted(id, shown(revision.place())));
  }

  /** Returns the revisions, each loaded when it is asked for its operations. */
  public RevisionSet revisions() {
    if (set == null) {
      List<LoadedRevision> loaded = inventory().placed().stream().map(this::loaded).toList();
      try {
        set = RevisionSet.of(loaded);
      } catch (AutogenException e) {
        throw inventory().explained(e);
      }
    }
    return set;
  }

  private LoadedRevision loaded(FoundRevision revision) {
    return new LoadedRevision(
        revision.header(),
        revision.className(),
        revision instanceof RevisionSource source
            ? () -> compiled().instantiate(source)
            : () -> ((RevisionClass) revision).location().instantiate(revision.className()));
  }

  /**
   * Refuses to go on without the revisions that are left out: what the heads are is not known
   * without them.
   *
   * @throws AutogenException naming the first of them, if there is one
   */
  public void requireWhole() {
    inventory().requireWhole();
  }

  /**
   * Refuses to go on where none of the places exists: that there is nothing to do may then be a
   * mistyped path.
   *
   * @throws AutogenException if so
   */
  public void requirePlace() {
    if (all().isEmpty() && locations().stream().noneMatch(one -> Files.exists(one.path()))) {
      throw AutogenException.usage(
          "There is no revision in %s, which does not exist. Correct --revisions or revisions= in the configuration, or write the first one with 'autogen revision -m MESSAGE'."
              .formatted(places()));
    }
  }

  /**
   * Tells where a revision after those is written: the chosen directory, else that of the first of
   * them that has a source, else the first directory of sources.
   *
   * @throws AutogenException if the chosen directory is not among those of the revisions, or there
   *     are no sources
   */
  SourcePlace placeAfter(Collection<String> parents) {
    Path directory =
        versionPath.orElseGet(
            () ->
                parents.stream()
                    .map(found()::get)
                    .filter(RevisionSource.class::isInstance)
                    .map(source -> source.place().getParent())
                    .findFirst()
                    .orElseGet(this::path));
    SourceDirectory location =
        sourceLocations()
            .filter(one -> one.covers(directory))
            .findFirst()
            .orElseThrow(() -> notAmong(directory));
    return new SourcePlace(directory, packageOf(location, directory));
  }

  private AutogenException notAmong(Path directory) {
    return AutogenException.usage(
        "%s is not among the directories of the revisions, %s. Add it to revisions= in the configuration."
            .formatted(
                shown(directory),
                sourceDirectories().stream().map(this::shown).collect(Collectors.joining(", "))));
  }

  private String packageOf(SourceDirectory location, Path directory) {
    String said = location.packageOf(directory);
    return said.isEmpty()
        ? sources().stream()
            .filter(source -> directory.equals(source.file().getParent()))
            .map(source -> packageOf(source.className()))
            .findFirst()
            .orElse("")
        : said;
  }

  private static String packageOf(String className) {
    return className.substring(0, Math.max(0, className.lastIndexOf('.')));
  }

  /** Forgets what was read, after a file was written. */
  void refresh() {
    inventory = null;
    set = null;
    compiled = null;
  }

  /** Returns the sources, compiled when a class of them is needed. */
  public CompiledSources compiled() {
    if (compiled == null) {
      List<Path> files = sourceLocations().flatMap(one -> one.javaFiles().stream()).toList();
      compiled =
          new CompiledSources(files, sources(), projectDirectory, classes, cache, projectClassPath);
    }
    return compiled;
  }

  /** Compiles a source that is not written yet, and loads it. */
  LoadedRevision tryOut(RevisionSource source, String text) {
    return compiled().tryOut(source, text);
  }

  /** Returns a file as messages show it: relative to the project where that is shorter. */
  public String shown(Path file) {
    return file.startsWith(projectDirectory)
        ? projectDirectory.relativize(file).toString()
        : file.toString();
  }

  private String relative(String message) {
    return message.replace(projectDirectory + File.separator, "");
  }

  @Override
  public void close() {
    if (compiled != null) {
      compiled.close();
      compiled = null;
    }
    if (locations != null) {
      for (RevisionLocation location : locations) {
        if (location instanceof ClassLocation opened) {
          opened.close();
        }
      }
    }
  }
}
