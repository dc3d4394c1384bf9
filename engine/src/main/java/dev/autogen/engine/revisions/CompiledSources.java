package dev.autogen.engine.revisions;

import dev.autogen.engine.files.FileProblem;
import dev.autogen.engine.files.Fingerprint;
import dev.autogen.revision.AutogenException;
import dev.autogen.revision.LoadedRevision;
import dev.autogen.revision.Revision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The source files of all revisions, compiled together in memory when the first class is needed.
 * One that does not compile stops only who needs it.
 */
public final class CompiledSources implements AutoCloseable {

  private final List<Path> files;
  private final Set<Path> revisions;

  /** For each package, slash-separated, the directory of its sources. */
  private final Map<String, Path> folders;

  private final Path projectDirectory;
  private final List<Path> own;
  private final CompilationCache cache;
  private final Supplier<List<Path>> projectClassPath;
  private Compilation compilation;
  private CompiledRevisions loader;

  /**
   * Sources that are not compiled yet.
   *
   * @param files all sources, those without a revision included
   * @param revisions those of them with a revision
   * @param projectDirectory what paths in messages are relative to
   * @param classes the project's own classes, which revisions may use
   * @param cache where compiled classes are kept between commands
   * @param projectClassPath what revisions may use besides; asked only when they need it
   */
  public CompiledSources(
      List<Path> files,
      List<RevisionSource> revisions,
      Path projectDirectory,
      Path classes,
      CompilationCache cache,
      Supplier<List<Path>> projectClassPath) {
    this.files = List.copyOf(files);
    this.revisions = new HashSet<>();
    this.folders = new TreeMap<>();
    for (RevisionSource revision : revisions) {
      this.revisions.add(revision.file().toAbsolutePath());
      folders.putIfAbsent(folder(revision.className()), revision.file().getParent());
    }
    this.projectDirectory = projectDirectory;
    this.own = List.of(runtime(), classes);
    this.cache = cache;
    this.projectClassPath = projectClassPath;
  }

  private static String folder(String className) {
    return className.substring(0, Math.max(0, className.lastIndexOf('.'))).replace('.', '/');
  }

  /**
   * Makes an instance of a revision.
   *
   * @throws AutogenException naming file, line and problem, if it does not compile
   */
  public Revision instantiate(RevisionSource source) {
    if (compilation == null) {
      compilation = keptOrMade();
      loader = CompiledRevisions.ofSources(compilation.classes(), folders, compilation.classPath());
    }
    requireCompiled(source, compilation);
    return loader.instantiate(source.className());
  }

  /**
   * Compiles the sources for that Java, and returns the classes by their names.
   *
   * @throws AutogenException as {@link #instantiate}, for any of those revisions
   */
  public Map<String, byte[]> forJava(int version, List<RevisionSource> sources) {
    requireCompiler();
    Compilation made =
        compileWith(
            fingerprints(),
            classPath -> new RevisionCompiler(projectDirectory, classPath).forJava(version));
    sources.forEach(source -> requireCompiled(source, made));
    return made.classes();
  }

  /**
   * Compiles a text that is not written yet, and loads it: of a new revision, which needs no other,
   * or another one of a revision that is there.
   */
  public LoadedRevision tryOut(RevisionSource source, String text) {
    requireCompiler();
    Map<String, byte[]> classes = new TreeMap<>();
    List<Path> classPath = own;
    if (revisions.contains(source.file().toAbsolutePath())) {
      Compilation there = compilation == null ? keptOrMade() : compilation;
      classes.putAll(there.classes());
      classPath = there.classPath();
    }
    classes.putAll(
        new RevisionCompiler(projectDirectory, classPath)
            .knowing(classes)
            .compile(RevisionCompiler.source(source.className(), text)));
    Map<String, Path> places = new TreeMap<>(folders);
    places.putIfAbsent(folder(source.className()), source.file().getParent());
    CompiledRevisions loaded = CompiledRevisions.ofSources(classes, places, classPath);
    return new LoadedRevision(
        source.header(), source.className(), () -> loaded.instantiate(source.className()));
  }

  private static void requireCompiled(RevisionSource source, Compilation compilation) {
    String failure = compilation.failures().get(source.file().toAbsolutePath());
    if (failure != null) {
      throw AutogenException.failed(
          "A revision does not compile: %s. Correct it, then run the command again."
              .formatted(failure));
    }
  }

  /** Asked before a class is touched that the compiler's own package has to be there for. */
  private static void requireCompiler() {
    if (ModuleLayer.boot().findModule("jdk.compiler").isEmpty()) {
      throw noCompiler();
    }
  }

  /** Returns what is said on a Java runtime that has no compiler. */
  static AutogenException noCompiler() {
    return AutogenException.failed(
        "This Java runtime has no compiler, which revisions in source need to be run. Run autogen with a JDK, or name compiled revisions with --revisions app.jar.");
  }

  private Compilation keptOrMade() {
    String compiler = Fingerprint.of(System.getProperty("java.version") + runtime());
    Map<Path, String> sources = fingerprints();
    Optional<Compilation> kept = cache.find(compiler).filter(this::fits);
    if (kept.filter(before -> before.sources().equals(sources)).isPresent()) {
      return kept.get();
    }
    requireCompiler();
    Compilation made =
        kept.flatMap(before -> continued(before, sources))
            .orElseGet(
                () ->
                    compileWith(
                        sources, classPath -> new RevisionCompiler(projectDirectory, classPath)));
    cache.put(compiler, made);
    return made;
  }

  /**
   * Compiles only what came since, where that is new revisions: nobody uses these, so that the
   * classes of before are what they would be again.
   */
  private Optional<Compilation> continued(Compilation before, Map<Path, String> sources) {
    Map<Path, String> added = new TreeMap<>(sources);
    added.entrySet().removeAll(before.sources().entrySet());
    boolean grown = added.size() + before.sources().size() == sources.size();
    if (!before.isWhole() || !grown || !revisions.containsAll(added.keySet())) {
      return Optional.empty();
    }
    Compilation more =
        new RevisionCompiler(projectDirectory, before.classPath())
            .knowing(before.classes())
            .compileFiles(added);
    return more.isWhole() ? Optional.of(before.with(more)) : Optional.empty();
  }

  /** What was made with the class path of the project is right for that class path alone. */
  private boolean fits(Compilation kept) {
    return kept.isWhole() && kept.classPath().equals(own) || kept.classPath().equals(all());
  }

  private List<Path> all() {
    return Stream.concat(own.stream(), projectClassPath.get().stream()).toList();
  }

  /** Makes a compiler for a class path. */
  private interface Compilers {
    RevisionCompiler with(List<Path> classPath);
  }

  /**
   * Most revisions need nothing but autogen, and to resolve the class path of a project is slow.
   */
  private Compilation compileWith(Map<Path, String> sources, Compilers compilers) {
    Compilation alone = compilers.with(own).compileFiles(sources);
    if (alone.isWhole()) {
      return alone;
    }
    List<Path> all = all();
    Compilation made = all.equals(own) ? alone : compilers.with(all).compileFiles(sources);
    return made.isWhole() ? made : watchingFor(made);
  }

  /** A class that comes into a directory of the class path may be the one that was missed. */
  private Compilation watchingFor(Compilation failed) {
    List<FileStamp> inputs = new ArrayList<>(failed.inputs());
    for (Path entry : own) {
      inputs.add(FileStamp.of(entry));
      directoriesBelow(entry).forEach(directory -> inputs.add(FileStamp.of(directory)));
    }
    return new Compilation(
        failed.sources(), failed.classes(), failed.failures(), inputs, failed.classPath());
  }

  private static List<Path> directoriesBelow(Path root) {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> tree = Files.walk(root)) {
      return tree.filter(Files::isDirectory).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      throw AutogenException.failed("Cannot read %s: %s.".formatted(root, FileProblem.of(e)), e);
    }
  }

  private Map<Path, String> fingerprints() {
    Map<Path, String> fingerprints = new TreeMap<>();
    files.forEach(file -> fingerprints.put(file.toAbsolutePath(), Fingerprint.of(bytes(file))));
    return fingerprints;
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw AutogenException.failed("Cannot read %s: %s.".formatted(file, FileProblem.of(e)), e);
    }
  }

  /** What revision classes compile against. */
  static Path runtime() {
    try {
      return Path.of(Revision.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("autogen-runtime is not in a file", e);
    }
  }

  @Override
  public void close() {
    if (loader != null) {
      loader.close();
    }
  }
}
