package dev.autogen.engine.bundle;

import dev.autogen.engine.Project;
import dev.autogen.engine.RevisionDirectory;
import dev.autogen.engine.configuration.Bundle;
import dev.autogen.engine.revisions.ClassScan;
import dev.autogen.engine.revisions.FoundRevision;
import dev.autogen.revision.AutogenException;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a bundle: one runnable jar with the compiled revisions of a project and what runs them, so
 * that {@code java -jar migrations.jar upgrade head} needs a Java runtime and nothing else.
 */
public final class BundleWriter {

  /** The oldest Java that runs autogen itself. */
  public static final int OLDEST_JAVA = 17;

  /** A file of each part of autogen, and of each library, that runs revisions. */
  private static final List<String> PARTS =
      List.of(
          "dev/autogen/revision/Revision.class",
          "dev/autogen/catalog/CatalogReader.class",
          "dev/autogen/engine/Project.class",
          "org/postgresql/Driver.class",
          "org/slf4j/Logger.class",
          "META-INF/services/org.slf4j.spi.SLF4JServiceProvider");

  /** What an environment does not decide; where, who and what it may lose does it decide. */
  private static final List<String> KEPT_SETTINGS = List.of("schema", "ahead");

  private final Project project;
  private final List<String> parts;
  private final String mainClass;

  /**
   * A writer of bundles.
   *
   * @param program a file of each library that the program itself needs, as resources
   * @param mainClass the program
   */
  public BundleWriter(Project project, List<String> program, String mainClass) {
    this.project = project;
    this.parts = Stream.concat(PARTS.stream(), program.stream()).toList();
    this.mainClass = mainClass;
  }

  /**
   * What was written.
   *
   * @param file the jar
   * @param revisions how many revisions it has
   * @param bytes its size
   * @param javaVersion the oldest Java that runs it
   */
  public record Result(Path file, int revisions, long bytes, int javaVersion) {}

  /**
   * Writes the bundle in place of what is there.
   *
   * @param javaVersion the Java that sources are compiled for
   * @throws AutogenException if there is no revision, one cannot be read or compiled or needs what
   *     is not the project's own or reads what a jar has no place for, or the file cannot be
   *     written; then nothing is changed
   */
  public Result write(Path file, int javaVersion) {
    requireWritable(file);
    if (javaVersion < OLDEST_JAVA || javaVersion > Runtime.version().feature()) {
      throw AutogenException.usage(
          "A bundle can be for Java %d to %d here, but %d is given."
              .formatted(OLDEST_JAVA, Runtime.version().feature(), javaVersion));
    }
    RevisionDirectory revisions = project.revisions();
    revisions.requireWhole();
    if (revisions.graph().isEmpty()) {
      throw AutogenException.failed(
          "There is no revision to bundle. Write the first with 'autogen revision -m MESSAGE'.");
    }
    BundleContents contents = new BundleContents(revisions, project.classDirectories());
    BundledClasses classes = contents.classes(javaVersion, isInBundle());
    int needed = Math.max(OLDEST_JAVA, classes.javaVersion());
    JarContents jar = new JarContents(needed);
    classes.addTo(jar);
    contents.resources(project.context()).forEach(jar::add);
    jar.add(ClassScan.INDEX, lines(revisions.all().stream().map(FoundRevision::className)));
    jar.add(Bundle.SETTINGS, lines(settings()));
    parts.stream().map(BundleWriter::containing).distinct().forEach(jar::addLibrary);
    jar.write(file, mainClass, "autogen " + Project.version());
    return new Result(file, revisions.all().size(), file.toFile().length(), needed);
  }

  private void requireWritable(Path file) {
    if (Files.isDirectory(file)) {
      throw AutogenException.usage(
          "%s is a directory. Name the jar to write, such as %s."
              .formatted(file, file.resolve("migrations.jar")));
    }
    if (project.revisions().locations().stream().anyMatch(one -> one.path().equals(file))) {
      throw AutogenException.usage(
          "%s is where the revisions come from. Name another file for the bundle.".formatted(file));
    }
  }

  /** Whatever else is on our class path is not in the bundle. */
  private Predicate<String> isInBundle() {
    List<Path> libraries = parts.stream().map(BundleWriter::containing).distinct().toList();
    return name -> {
      URL url = BundleWriter.class.getClassLoader().getResource(name);
      return url != null && libraries.contains(library(url, name));
    };
  }

  /** Returns the directory or jar that has a part of autogen. */
  private static Path containing(String resource) {
    URL url = BundleWriter.class.getClassLoader().getResource(resource);
    if (url == null) {
      throw new IllegalStateException(resource + " is part of autogen");
    }
    return library(url, resource);
  }

  private static Path library(URL url, String resource) {
    try {
      URLConnection connection = url.openConnection();
      if (connection instanceof JarURLConnection jar) {
        return Path.of(jar.getJarFileURL().toURI());
      }
      Path root = Path.of(url.toURI());
      for (int left = Path.of(resource).getNameCount(); left > 0; left--) {
        root = root.getParent();
      }
      return root;
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(resource + " is in no file", e);
    }
  }

  private Stream<String> settings() {
    Map<String, String> settings = new TreeMap<>();
    KEPT_SETTINGS.forEach(
        key -> project.configuration().get(key).ifPresent(value -> settings.put(key, value)));
    String schema = project.configuration().schema();
    if (!schema.isEmpty()) {
      settings.put("schema", schema);
    }
    List<String> lines = new ArrayList<>();
    settings.forEach((key, value) -> lines.add(key + "=" + value.replace("\\", "\\\\")));
    return lines.stream();
  }

  private static byte[] lines(Stream<String> lines) {
    return lines
        .map(line -> line + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }
}
