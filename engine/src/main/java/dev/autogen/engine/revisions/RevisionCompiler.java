package dev.autogen.engine.revisions;

import dev.autogen.revision.AutogenException;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles revision sources into memory with the JDK's compiler. */
final class RevisionCompiler {

  private final Path directory;
  private final List<Path> classPath;
  private final Optional<Integer> release;
  private final Map<String, byte[]> known;

  /**
   * A compiler whose classes see that class path.
   *
   * @param directory what the paths in messages are relative to
   */
  RevisionCompiler(Path directory, List<Path> classPath) {
    this(directory, classPath, Optional.empty(), Map.of());
  }

  private RevisionCompiler(
      Path directory, List<Path> classPath, Optional<Integer> release, Map<String, byte[]> known) {
    this.directory = directory;
    this.classPath = List.copyOf(classPath);
    this.release = release;
    this.known = Map.copyOf(known);
  }

  /** Returns a compiler whose classes are for that Java. */
  RevisionCompiler forJava(int version) {
    return new RevisionCompiler(directory, classPath, Optional.of(version), known);
  }

  /** Returns a compiler whose classes see those classes too, before the class path. */
  RevisionCompiler knowing(Map<String, byte[]> classes) {
    return new RevisionCompiler(directory, classPath, release, classes);
  }

  /**
   * Compiles a source that is no file yet.
   *
   * @return the class files by class name
   * @throws AutogenException naming file, line and problem, if it does not compile
   */
  Map<String, byte[]> compile(JavaFileObject source) {
    try (StandardJavaFileManager files = files()) {
      Round round = compile(List.of(source), new MemoryFiles(files, known, Set.of()));
      if (!round.errors().isEmpty()) {
        throw AutogenException.failed(
            "A revision does not compile: %s. Correct it, then run the command again."
                .formatted(sentence(round.errors())));
      }
      return round.classes();
    } catch (IOException e) {
      throw AutogenException.failed("The revisions cannot be compiled: %s.".formatted(e), e);
    }
  }

  /**
   * Compiles those of some source files that compile: the ones with errors are left out, and then
   * those that cannot do without them.
   *
   * @param sources absolute paths, with a fingerprint of each
   */
  Compilation compileFiles(Map<Path, String> sources) {
    Set<FileStamp> inputs = new LinkedHashSet<>();
    try (StandardJavaFileManager files = files()) {
      Map<Path, String> failures = new LinkedHashMap<>(misencoded(sources.keySet()));
      List<Path> left = new ArrayList<>(new TreeMap<>(sources).keySet());
      left.removeAll(failures.keySet());
      while (true) {
        MemoryFiles memory = new MemoryFiles(files, known, failures.keySet());
        Round round =
            left.isEmpty()
                ? Round.NOTHING
                : compile(left.stream().map(CompiledFile::new).toList(), memory);
        memory.inputs().forEach(file -> inputs.add(FileStamp.of(file)));
        Map<Path, List<Diagnostic<? extends JavaFileObject>>> broken = bySource(round.errors());
        if (broken.isEmpty()) {
          return new Compilation(
              sources, round.classes(), failures, List.copyOf(inputs), classPath);
        }
        Map<Path, String> newFailures = new LinkedHashMap<>();
        broken.forEach((file, errors) -> newFailures.put(file, reason(errors, failures)));
        failures.putAll(newFailures);
        if (!left.removeAll(broken.keySet())) {
          throw cannotCompile(round.errors());
        }
      }
    } catch (IOException e) {
      throw AutogenException.failed("The revisions cannot be compiled: %s.".formatted(e), e);
    }
  }

  private Map<Path, String> misencoded(Set<Path> sources) throws IOException {
    Map<Path, String> failures = new TreeMap<>();
    for (Path source : sources) {
      CompiledFile.lineThatIsNoUtf8(source)
          .ifPresent(
              line ->
                  failures.put(
                      source,
                      "%s:%d is not UTF-8; save it as UTF-8".formatted(shown(source), line)));
    }
    return failures;
  }

  /** What one run of javac gave: classes, or else errors. */
  private record Round(
      Map<String, byte[]> classes, List<Diagnostic<? extends JavaFileObject>> errors) {
    static final Round NOTHING = new Round(Map.of(), List.of());
  }

  private Round compile(Iterable<? extends JavaFileObject> sources, MemoryFiles files) {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    boolean compiled =
        compiler().getTask(null, files, diagnostics, options(), null, sources).call();
    List<Diagnostic<? extends JavaFileObject>> errors =
        diagnostics.getDiagnostics().stream()
            .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
            .toList();
    if (!compiled && errors.stream().allMatch(error -> error.getSource() == null)) {
      throw cannotCompile(errors);
    }
    return compiled ? new Round(files.classes(), List.of()) : new Round(Map.of(), errors);
  }

  private static AutogenException cannotCompile(List<Diagnostic<? extends JavaFileObject>> errors) {
    return AutogenException.failed(
        "The revisions cannot be compiled: %s."
            .formatted(errors.isEmpty() ? "javac does not say why" : message(errors.get(0))));
  }

  private List<String> options() {
    List<String> options =
        new ArrayList<>(List.of("-proc:none", "-nowarn", "-parameters", "-Xmaxerrs", "100000"));
    // Not --release, which a file manager of ours may not have; the sources name only our API.
    release.ifPresent(
        version ->
            options.addAll(List.of("-source", version.toString(), "-target", version.toString())));
    options.add("-classpath");
    options.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    return options;
  }

  /**
   * Returns the JDK's compiler.
   *
   * @throws AutogenException on a Java runtime that has none
   */
  static JavaCompiler compiler() {
    return Optional.ofNullable(ToolProvider.getSystemJavaCompiler())
        .orElseThrow(CompiledSources::noCompiler);
  }

  private static StandardJavaFileManager files() {
    return compiler().getStandardFileManager(null, null, StandardCharsets.UTF_8);
  }

  /** Returns a source that is not a file yet. */
  static JavaFileObject source(String className, String text) {
    URI uri = URI.create("memory:///" + className.replace('.', '/') + ".java");
    return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }

  private static Map<Path, List<Diagnostic<? extends JavaFileObject>>> bySource(
      List<Diagnostic<? extends JavaFileObject>> errors) {
    Map<Path, List<Diagnostic<? extends JavaFileObject>>> bySource = new TreeMap<>();
    for (Diagnostic<? extends JavaFileObject> error : errors) {
      if (error.getSource() != null) {
        bySource.computeIfAbsent(path(error), key -> new ArrayList<>()).add(error);
      }
    }
    return bySource;
  }

  private static Path path(Diagnostic<? extends JavaFileObject> error) {
    URI uri = error.getSource().toUri();
    return "file".equals(uri.getScheme()) ? Path.of(uri) : Path.of(uri.getPath());
  }

  /** A source that misses a class that was left out before is not to blame itself. */
  private String reason(
      List<Diagnostic<? extends JavaFileObject>> errors, Map<Path, String> failuresBefore) {
    Map<String, String> leftOut = new HashMap<>();
    failuresBefore.forEach((file, reason) -> leftOut.put(simpleName(file), reason));
    for (Diagnostic<? extends JavaFileObject> error : errors) {
      for (String word : message(error).split("[^\\p{Alnum}_$]+")) {
        if (leftOut.containsKey(word)) {
          return "%s:%d needs %s, and %s"
              .formatted(shown(path(error)), error.getLineNumber(), word, leftOut.get(word));
        }
      }
    }
    return sentence(errors);
  }

  private static String simpleName(Path source) {
    return source.getFileName().toString().replaceFirst("\\.java$", "");
  }

  private String sentence(List<Diagnostic<? extends JavaFileObject>> errors) {
    Diagnostic<? extends JavaFileObject> first = errors.get(0);
    return "%s:%d: %s%s"
        .formatted(
            shown(path(first)),
            first.getLineNumber(),
            message(first),
            errors.size() == 1 ? "" : " (%d errors in all)".formatted(errors.size()));
  }

  private static String message(Diagnostic<? extends JavaFileObject> error) {
    return error.getMessage(Locale.getDefault()).replaceAll("\\s+", " ").strip();
  }

  private String shown(Path file) {
    return (file.startsWith(directory) ? directory.relativize(file) : file).toString();
  }
}
