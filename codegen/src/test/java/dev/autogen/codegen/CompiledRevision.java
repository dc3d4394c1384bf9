package dev.autogen.codegen;

import dev.autogen.operation.Operation;
import dev.autogen.revision.LoadedRevision;
import dev.autogen.revision.Operations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A generated class that javac has taken without a warning. */
final class CompiledRevision {

  private final LoadedRevision revision;

  private CompiledRevision(LoadedRevision revision) {
    this.revision = revision;
  }

  /** Compiles with all warnings being errors, and loads the class. */
  static CompiledRevision of(GeneratedRevision generated) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    Classes classes = new Classes(compiler.getStandardFileManager(diagnostics, null, null));
    boolean compiled =
        compiler
            .getTask(
                null,
                classes,
                diagnostics,
                List.of(
                    "--release",
                    "17",
                    "-proc:none",
                    "-Xlint:all",
                    "-Werror",
                    "-classpath",
                    runtime()),
                null,
                List.of(new Source(generated)))
            .call();
    if (!compiled) {
      throw new AssertionError(diagnostics.getDiagnostics() + "\n" + generated.source());
    }
    try {
      return new CompiledRevision(
          LoadedRevision.of(classes.loader().loadClass(generated.qualifiedName())));
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static String runtime() {
    try {
      return Path.of(Operations.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  LoadedRevision revision() {
    return revision;
  }

  List<Operation> upgrade() {
    return revision.upgradeOperations();
  }

  List<Operation> downgrade() {
    return revision.downgradeOperations();
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(GeneratedRevision generated) {
      super(
          URI.create("string:///" + generated.qualifiedName().replace('.', '/') + ".java"),
          Kind.SOURCE);
      this.text = generated.source();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Classes extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> bytes = new HashMap<>();

    Classes(JavaFileManager fileManager) {
      super(fileManager);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling)
        throws IOException {
      return new SimpleJavaFileObject(
          URI.create("bytes:///" + className.replace('.', '/') + ".class"), kind) {
        @Override
        public OutputStream openOutputStream() {
          return bytes.computeIfAbsent(className, name -> new ByteArrayOutputStream());
        }
      };
    }

    ClassLoader loader() {
      return new ClassLoader(CompiledRevision.class.getClassLoader()) {
        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
          if (!bytes.containsKey(name)) {
            throw new ClassNotFoundException(name);
          }
          byte[] code = bytes.get(name).toByteArray();
          return defineClass(name, code, 0, code.length);
        }
      };
    }
  }
}
