package dev.autogen.revision;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles revision classes as an application's build does, into a directory. */
final class SourceCompiler {

  private final Path output;
  private final String classPath;

  SourceCompiler(Path output) {
    this.output = output;
    this.classPath = locationOf(Revision.class) + File.pathSeparator + output;
  }

  private static Path locationOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Compiles without annotation processing, all warnings being errors. */
  void compile(String... sources) {
    List<String> messages =
        run(List.of("-proc:none", "-Xlint:all,-path,-serial,-options", "-Werror"), sources);
    if (!messages.isEmpty()) {
      throw new AssertionError(String.join("\n", messages));
    }
  }

  /** Compiles with a processor and returns what the compiler says. */
  List<String> compileWith(Class<?> processor, String... sources) {
    return run(
        List.of(
            "-processor", processor.getName(), "-processorpath", locationOf(processor).toString()),
        sources);
  }

  private List<String> run(List<String> options, String... sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of("--release", "17", "-cp", classPath, "-d", output.toString()));
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      List<JavaFileObject> units = Stream.of(sources).<JavaFileObject>map(SourceFile::new).toList();
      compiler.getTask(messages, files, null, all, null, units).call();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return messages.toString().lines().toList();
  }

  URLClassLoader loader() {
    try {
      return new URLClassLoader(
          new URL[] {output.toUri().toURL()}, Revision.class.getClassLoader());
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  void delete(String file) throws IOException {
    Files.delete(output.resolve(file));
  }

  private static final class SourceFile extends SimpleJavaFileObject {

    private final String source;

    SourceFile(String source) {
      super(URI.create("string:///" + name(source) + ".java"), Kind.SOURCE);
      this.source = source;
    }

    private static String name(String source) {
      return source.replaceFirst("(?s).*?\\b(?:class|interface) (\\w+).*", "$1");
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return source;
    }
  }
}
