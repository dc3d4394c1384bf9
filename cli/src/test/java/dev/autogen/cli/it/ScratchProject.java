package dev.autogen.cli.it;

import dev.autogen.cli.InProcess;
import dev.autogen.engine.Project;
import dev.autogen.engine.configuration.Configuration;
import dev.autogen.engine.configuration.ConfigurationRequest;
import dev.autogen.testing.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A user's project in a temporary directory, which goes when it is closed. */
public final class ScratchProject implements AutoCloseable {

  static final String PACKAGE = "com.example.db.revisions";

  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final Path REVISIONS = SOURCES.resolve(PACKAGE.replace('.', '/'));

  private final Path directory;
  private final Map<String, String> settings = new LinkedHashMap<>();
  private final Map<String, String> environment = new LinkedHashMap<>();

  private ScratchProject(Path directory) {
    this.directory = directory;
  }

  /** Makes an empty directory, without configuration. */
  public static ScratchProject empty() {
    try {
      return new ScratchProject(Files.createTempDirectory("autogen-it"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a project whose database that is. */
  public static ScratchProject on(TestDatabase database) {
    return empty()
        .with("url", database.url())
        .with("server-version", String.valueOf(database.serverVersion()))
        .with("revisions", REVISIONS.toString())
        .with("package", PACKAGE)
        .withDirectory(REVISIONS.toString());
  }

  /** Makes a project with the private database that autogen keeps. */
  public static ScratchProject embedded() {
    return empty()
        .with("url", "embedded:postgresql")
        .with("revisions", REVISIONS.toString())
        .with("package", PACKAGE)
        .withDirectory(REVISIONS.toString());
  }

  /** Sets a key of the configuration. */
  public ScratchProject with(String key, String value) {
    settings.put(key, value);
    return write(
        "autogen.properties",
        settings.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + escaped(entry.getValue()) + "\n")
            .collect(Collectors.joining()));
  }

  /** Makes a directory, as 'autogen init' makes that of the revisions. */
  ScratchProject withDirectory(String name) {
    try {
      Files.createDirectories(directory.resolve(name));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\");
  }

  /** Sets an environment variable for the commands. */
  public ScratchProject withEnvironment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  public Path directory() {
    return directory;
  }

  /** Returns the directory where revisions are written. */
  public Path revisionDirectory() {
    return directory.resolve(REVISIONS);
  }

  /** Returns the classes of the revisions, in the order of their names. */
  public List<Path> revisionClasses() {
    return list(revisionDirectory(), ".java");
  }

  /** Returns the only revision's source. */
  public String onlyRevision() {
    List<Path> classes = revisionClasses();
    if (classes.size() != 1) {
      throw new IllegalStateException(
          "There are %d revisions: %s".formatted(classes.size(), classes));
    }
    return read(classes.get(0));
  }

  /** Writes a file. */
  public ScratchProject write(String name, String text) {
    try {
      Path file = directory.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a revision class; its package and imports are given to it. */
  public ScratchProject revision(String className, String text) {
    return write(
        REVISIONS.resolve(className + ".java").toString(),
        """
        package %s;

        import dev.autogen.revision.Operations;
        import dev.autogen.revision.Revision;
        import dev.autogen.revision.RevisionInfo;

        """
                .formatted(PACKAGE)
            + text);
  }

  /** Takes away a revision's class and facts, as where another branch of a git is checked out. */
  public ScratchProject hide(String classNamePart) {
    list(revisionDirectory(), "").stream()
        .filter(file -> file.getFileName().toString().contains(classNamePart))
        .forEach(file -> move(file, directory.resolve("hidden")));
    return this;
  }

  /** Brings back what was taken away, as a git merge does. */
  public ScratchProject bringBack() {
    list(directory.resolve("hidden"), "").forEach(file -> move(file, revisionDirectory()));
    return this;
  }

  private static void move(Path file, Path to) {
    try {
      Files.createDirectories(to);
      Files.move(file, to.resolve(file.getFileName()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the text of a file. */
  public String read(String name) {
    return read(directory.resolve(name));
  }

  /** Writes an entity of package {@code com.example} and compiles it, replacing what it was. */
  public ScratchProject entity(String name, String text) {
    write(
        SOURCES.resolve("com/example/" + name + ".java").toString(),
        "package com.example;\n\nimport jakarta.persistence.*;\nimport java.util.*;\n\n" + text);
    return compile();
  }

  /** Compiles the entities, as the user's build would. */
  public ScratchProject compile() {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-d",
                directory.resolve("target/classes").toString(),
                "-cp",
                classPath(Distribution.hibernate()),
                "-proc:none",
                "-nowarn",
                "-encoding",
                "UTF-8"));
    list(directory.resolve(SOURCES).resolve("com/example"), ".java")
        .forEach(file -> arguments.add(file.toString()));
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    if (result != 0) {
      throw new IllegalArgumentException("The entities of the test do not compile");
    }
    return this;
  }

  static String classPath(List<Path> entries) {
    return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** Runs a command line in this JVM, which takes a tenth of the time of a process. */
  public CommandResult run(String... arguments) {
    System.setProperty("autogen.home", Distribution.home().toString());
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        InProcess.run(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            directory,
            environment,
            arguments);
    return new CommandResult(List.of(arguments), exitCode, out.toString(), err.toString());
  }

  /** Runs a command line as if a person at a terminal gave that answer to each question. */
  CommandResult runAnswering(String answer, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        InProcess.runAnswering(
            answer, new PrintWriter(out, true), new PrintWriter(err, true), directory, arguments);
    return new CommandResult(List.of(arguments), exitCode, out.toString(), err.toString());
  }

  /** Runs the distribution's command in the project. */
  public CommandResult autogen(String... arguments) {
    return Distribution.run(directory, environment, arguments);
  }

  /** Asks the library below the commands about the project. */
  public <T> T inEngine(Function<Project, T> question) {
    Configuration configuration =
        Configuration.load(
            new ConfigurationRequest(directory, Optional.empty(), "", Map.of(), environment));
    try (Project project = Project.open(configuration, Map.of(), line -> {})) {
      return question.apply(project);
    }
  }

  /** Returns all files, with their content, but those that autogen keeps for itself. */
  public Map<String, String> files() {
    try (Stream<Path> tree = Files.walk(directory)) {
      Map<String, String> files = new TreeMap<>();
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        String name = directory.relativize(file).toString();
        if (!name.startsWith(".autogen")) {
          files.put(name, new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        }
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> list(Path directory, String suffix) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> tree = Files.walk(directory)) {
      for (Path file : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
