package dev.autogen.revision;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Finds the revision classes of a package on a class loader. */
final class RevisionScan {

  /** Where the annotation processor lists revision classes, one name a line. */
  static final String INDEX = "META-INF/autogen/revisions";

  private static final String SUFFIX = ".class";

  private final String packageName;
  private final ClassLoader loader;

  RevisionScan(String packageName, ClassLoader loader) {
    this.packageName = packageName;
    this.loader = loader;
  }

  List<LoadedRevision> revisions() {
    List<URL> indexes = resources(INDEX);
    Set<String> indexed = new TreeSet<>();
    indexes.forEach(index -> indexed.addAll(listedIn(index)));
    List<URL> places = resources(packageName.replace('.', '/'));
    Set<String> listed = classesIn(places, indexed.isEmpty());
    List<LoadedRevision> revisions = new ArrayList<>();
    for (String name : listed) {
      Class<?> type = load(name);
      if (type.isAnnotationPresent(RevisionInfo.class)) {
        revisions.add(LoadedRevision.of(type));
      }
    }
    // What the package shows is right where both are: an index outlives the classes it names, and
    // one
    // that an older compiler wrote lacks those that came since.
    indexed.removeAll(listed);
    for (String name : indexed) {
      if (listed.isEmpty() || isThere(name)) {
        revisions.add(LoadedRevision.of(load(name)));
      }
    }
    if (revisions.isEmpty()) {
      throw nothing(indexes, places);
    }
    return revisions;
  }

  private boolean isThere(String className) {
    return loader.getResource(className.replace('.', '/') + SUFFIX) != null;
  }

  private List<URL> resources(String name) {
    try {
      return Collections.list(loader.getResources(name));
    } catch (IOException e) {
      throw AutogenException.failed("Resource %s cannot be found: %s.".formatted(name, e), e);
    }
  }

  private List<String> listedIn(URL index) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(open(index), StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && packageOf(line).equals(packageName))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(index, e);
    }
  }

  /** A cached connection would serve a jar that has been replaced, and keep it open. */
  private static InputStream open(URL url) throws IOException {
    URLConnection connection = url.openConnection();
    connection.setUseCaches(false);
    return connection.getInputStream();
  }

  private static String packageOf(String className) {
    return className.substring(0, Math.max(0, className.lastIndexOf('.')));
  }

  private Class<?> load(String className) {
    try {
      return Class.forName(className, false, loader);
    } catch (ClassNotFoundException e) {
      throw AutogenException.failed(
          "%s names class %s, which is not there. Compile the project anew."
              .formatted(INDEX, className),
          e);
    } catch (LinkageError e) {
      throw AutogenException.failed("Class %s cannot be loaded: %s.".formatted(className, e), e);
    }
  }

  private Set<String> classesIn(Collection<URL> places, boolean required) {
    Set<String> names = new TreeSet<>();
    for (URL place : places) {
      try {
        for (String file : filesIn(place)) {
          if (file.endsWith(SUFFIX) && !file.contains("-")) {
            names.add(packageName + "." + file.substring(0, file.length() - SUFFIX.length()));
          }
        }
      } catch (IOException | UncheckedIOException | URISyntaxException e) {
        // Otherwise the index says what is there.
        if (required) {
          throw unreadable(place, e);
        }
      }
    }
    return names;
  }

  private static List<String> filesIn(URL place) throws IOException, URISyntaxException {
    if (place.getProtocol().equals("file")) {
      try (Stream<Path> files = Files.list(Path.of(place.toURI()))) {
        return files.map(file -> file.getFileName().toString()).toList();
      }
    }
    URLConnection connection = place.openConnection();
    connection.setUseCaches(false);
    if (!(connection instanceof JarURLConnection jarConnection)) {
      throw new IOException(
          "it is neither a directory nor a jar. Let the annotation processor of autogen-runtime "
              + "write "
              + INDEX);
    }
    // Spring Boot's loader gives a JarFile of the nested jar, whose entries are relative to it.
    try (JarFile jar = jarConnection.getJarFile()) {
      String entry = jarConnection.getEntryName();
      String folder = entry == null || entry.endsWith("/") ? entry : entry + "/";
      String prefix = folder == null ? "" : folder;
      return jar.stream()
          .map(file -> file.getName())
          .filter(name -> name.startsWith(prefix))
          .map(name -> name.substring(prefix.length()))
          .filter(name -> name.indexOf('/') < 0)
          .toList();
    }
  }

  private static AutogenException unreadable(URL place, Exception cause) {
    return AutogenException.failed(
        "%s cannot be read: %s.".formatted(place, cause.getMessage()), cause);
  }

  private AutogenException nothing(Collection<URL> indexes, Collection<URL> places) {
    Set<String> looked = new TreeSet<>();
    indexes.forEach(url -> looked.add(url.toString()));
    places.forEach(url -> looked.add(url.toString()));
    return AutogenException.failed(
        "There is no revision in package %s. %s Check the name of the package."
            .formatted(
                packageName,
                looked.isEmpty()
                    ? "The class path has neither the package nor %s.".formatted(INDEX)
                    : "Looked in %s.".formatted(Sentences.list(looked))));
  }
}
