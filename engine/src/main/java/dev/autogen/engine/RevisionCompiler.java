package dev.autogen.engine;

import dev.autogen.revision.AutogenException;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;

/** Compiles revision sources into memory with the JDK's compiler. */
final class RevisionCompiler {

  private final Path directory;
  private final List<Path> classPath;

  /**
   * A compiler whose classes see that class path.
   *
   * @param directory what the paths in messages are relative to
   */
  RevisionCompiler(Path directory, List<Path> classPath) {
    this.directory = directory;
    this.classPath = List.copyOf(classPath);
  }

  /**
   * Compiles sources.
   *
   * @return the class files by class name
   * @throws AutogenException naming file, line and problem, if a class does not compile
   */
  Map<String, byte[]> compile(List<? extends JavaFileObject> sources) {
    JavaCompiler compiler = RevisionSourceReader.compiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (InMemory files =
        new InMemory(compiler.getStandardFileManager(diagnostics, null, StandardCharsets.UTF_8))) {
      List<String> options =
          List.of(
              "-proc:none",
              "-nowarn",
              "-parameters",
              "-classpath",
              classPath.stream()
                  .map(Path::toString)
                  .collect(Collectors.joining(File.pathSeparator)));
      boolean compiled = compiler.getTask(null, files, diagnostics, options, null, sources).call();
      if (!compiled) {
        throw failure(diagnostics.getDiagnostics());
      }
      return files.classes();
    } catch (IOException e) {
      throw AutogenException.failed("The revisions cannot be compiled: %s.".formatted(e), e);
    }
  }

  /** Compiles source files. */
  Map<String, byte[]> compileFiles(List<Path> files) {
    try (StandardJavaFileManager manager =
        RevisionSourceReader.compiler()
            .getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      List<JavaFileObject> sources = new ArrayList<>();
      manager.getJavaFileObjectsFromPaths(files).forEach(sources::add);
      return compile(sources);
    } catch (IOException e) {
      throw AutogenException.failed("The revisions cannot be compiled: %s.".formatted(e), e);
    }
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

  private AutogenException failure(List<Diagnostic<? extends JavaFileObject>> diagnostics) {
    List<Diagnostic<? extends JavaFileObject>> errors =
        diagnostics.stream().filter(d -> d.getKind() == Diagnostic.Kind.ERROR).toList();
    Diagnostic<? extends JavaFileObject> first = errors.get(0);
    String file =
        first.getSource() == null ? "" : shown(Path.of(first.getSource().toUri().getPath()));
    String rest = errors.size() == 1 ? "" : " (%d errors in all)".formatted(errors.size());
    return AutogenException.failed(
        "A revision does not compile: %s:%d: %s%s. Correct it, then run the command again."
            .formatted(
                file,
                first.getLineNumber(),
                first
                    .getMessage(null)
                    .lines()
                    .collect(Collectors.joining(" "))
                    .replaceAll(" +", " "),
                rest));
  }

  private String shown(Path file) {
    return (file.startsWith(directory) ? directory.relativize(file) : file).toString();
  }

  /** Keeps what the compiler writes in memory. */
  private static final class InMemory extends ForwardingJavaFileManager<StandardJavaFileManager> {

    private final Map<String, ByteArrayOutputStream> outputs = new TreeMap<>();

    InMemory(StandardJavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        JavaFileManager.Location location,
        String className,
        JavaFileObject.Kind kind,
        FileObject sibling) {
      ByteArrayOutputStream output = new ByteArrayOutputStream();
      outputs.put(className, output);
      URI uri = URI.create("memory:///" + className.replace('.', '/') + kind.extension);
      return new SimpleJavaFileObject(uri, kind) {
        @Override
        public OutputStream openOutputStream() {
          return output;
        }
      };
    }

    Map<String, byte[]> classes() {
      Map<String, byte[]> classes = new TreeMap<>();
      outputs.forEach((name, output) -> classes.put(name, output.toByteArray()));
      return classes;
    }
  }
}
