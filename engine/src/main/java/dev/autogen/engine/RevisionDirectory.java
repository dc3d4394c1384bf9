package dev.autogen.engine;

import dev.autogen.revision.AutogenException;
import dev.autogen.revision.LoadedRevision;
import dev.autogen.revision.Revision;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionSet;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The source directory of a project's revisions. Headers are read without compiling; the classes
 * are compiled in memory when the first one is needed, so that a revision can be applied before the
 * project is built.
 */
public final class RevisionDirectory {

  private final Path directory;
  private final Path projectDirectory;
  private final Path classes;
  private final CompilationCache cache;
  private final Supplier<List<Path>> projectClassPath;
  private List<RevisionSource> sources;
  private Map<String, RevisionSource> byId;
  private RevisionGraph graph;
  private CompiledRevisions compiled;

  /**
   * A directory of revisions.
   *
   * @param directory where the sources are; need not exist yet
   * @param projectDirectory what paths in messages are relative to
   * @param classes the project's own classes, which revisions may use
   * @param scratch where compiled classes are kept between commands
   * @param projectClassPath what revisions may use besides; asked only when they need it
   */
  RevisionDirectory(
      Path directory,
      Path projectDirectory,
      Path classes,
      Path scratch,
      Supplier<List<Path>> projectClassPath) {
    this.directory = directory;
    this.projectDirectory = projectDirectory;
    this.classes = classes;
    this.cache = new CompilationCache(scratch.resolve("revisions.cache"));
    this.projectClassPath = projectClassPath;
  }

  /** Returns where the sources are. */
  public Path path() {
    return directory;
  }

  /** Returns the revisions, by file name; the order of their graph is another. */
  public List<RevisionSource> sources() {
    if (sources == null) {
      sources = RevisionSourceReader.read(javaFiles());
    }
    return sources;
  }

  private List<Path> javaFiles() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw AutogenException.failed("Cannot read %s: %s.".formatted(directory, e), e);
    }
  }

  /**
   * Returns the graph of the revisions, which can be named by their classes too.
   *
   * @throws AutogenException if two have one id, a parent is missing, or there is a cycle
   */
  public RevisionGraph graph() {
    if (graph == null) {
      graph = revisions().graph();
    }
    return graph;
  }

  /** Returns the source of a revision. */
  public RevisionSource source(String id) {
    if (byId == null) {
      byId = new HashMap<>();
      sources().forEach(source -> byId.putIfAbsent(source.header().id(), source));
    }
    return Optional.ofNullable(byId.get(id))
        .orElseThrow(() -> AutogenException.usage("There is no revision %s.".formatted(id)));
  }

  /** Returns the revisions, each compiled when it is asked for its operations. */
  public RevisionSet revisions() {
    List<LoadedRevision> loaded = new ArrayList<>();
    for (RevisionSource source : sources()) {
      loaded.add(
          new LoadedRevision(
              source.header(),
              source.className(),
              () -> compiled().instantiate(source.className())));
    }
    return RevisionSet.of(loaded);
  }

  /** Forgets what was read, after a file was written. */
  void refresh() {
    sources = null;
    byId = null;
    graph = null;
    compiled = null;
  }

  private CompiledRevisions compiled() {
    if (compiled == null) {
      compiled = compile();
    }
    return compiled;
  }

  private CompiledRevisions compile() {
    List<Path> files = javaFiles();
    List<Path> own = List.of(runtime(), classes);
    String fingerprint = fingerprint(files);
    Optional<Map<String, byte[]>> kept = cache.find(fingerprint);
    if (kept.isPresent()) {
      return new CompiledRevisions(kept.get(), own);
    }
    try {
      Map<String, byte[]> made = new RevisionCompiler(projectDirectory, own).compileFiles(files);
      cache.put(fingerprint, made);
      return new CompiledRevisions(made, own);
    } catch (AutogenException needsMore) {
      List<Path> all = Stream.concat(own.stream(), projectClassPath.get().stream()).toList();
      if (all.size() == own.size()) {
        throw needsMore;
      }
      return new CompiledRevisions(
          new RevisionCompiler(projectDirectory, all).compileFiles(files), all);
    }
  }

  /** Compiles a source that is not written yet, together with those that are, and loads it. */
  LoadedRevision tryOut(RevisionSource source, String text) {
    RevisionCompiler compiler = new RevisionCompiler(projectDirectory, List.of(runtime(), classes));
    Map<String, byte[]> made =
        compiler.compile(List.of(RevisionCompiler.source(source.className(), text)));
    CompiledRevisions loader = new CompiledRevisions(made, List.of());
    return new LoadedRevision(
        source.header(), source.className(), () -> loader.instantiate(source.className()));
  }

  private String fingerprint(List<Path> files) {
    StringBuilder text = new StringBuilder(System.getProperty("java.version")).append(runtime());
    for (Path file : files) {
      text.append('\n').append(file.getFileName()).append('\n').append(TextFile.read(file));
    }
    return Fingerprint.of(text.toString());
  }

  /** What revision classes compile against. */
  private static Path runtime() {
    try {
      return Path.of(Revision.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("autogen-runtime is not in a file", e);
    }
  }

  /** Returns a file as messages show it: relative to the project where that is shorter. */
  public String shown(Path file) {
    return file.startsWith(projectDirectory)
        ? projectDirectory.relativize(file).toString()
        : file.toString();
  }
}
