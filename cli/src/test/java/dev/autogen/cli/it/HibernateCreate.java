package dev.autogen.cli.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.postgresql.Driver;

/** Hibernate's own {@code create}, in a class loader of its own for each Hibernate. */
public final class HibernateCreate {

  private static final Map<List<Path>, URLClassLoader> LOADERS = new ConcurrentHashMap<>();

  private static final Set<String> MANAGED =
      Set.of(
          "jakarta.persistence.Entity",
          "jakarta.persistence.Embeddable",
          "jakarta.persistence.MappedSuperclass",
          "jakarta.persistence.Converter");

  private static final String PACKAGE_INFO = ".package-info";

  /** Held, for its level goes with the last reference to it. */
  private static final Logger LOG = Logger.getLogger("org.hibernate");

  static {
    LOG.setLevel(Level.OFF);
  }

  private HibernateCreate() {}

  /**
   * Creates the schema of a model in an empty database.
   *
   * @param hibernate the jars of Hibernate
   * @param application the directories and jars of the entities and of what they need
   * @param classNames classes of the model, of which those that are mapped are taken
   * @param settings Hibernate's settings of the application
   * @param url the database
   * @throws IllegalStateException if Hibernate or PostgreSQL does not accept the model
   */
  public static void run(
      List<Path> hibernate,
      List<Path> application,
      Collection<String> classNames,
      Map<String, String> settings,
      String url) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    URLClassLoader parent = LOADERS.computeIfAbsent(hibernate, HibernateCreate::loader);
    try (URLClassLoader entities = new URLClassLoader(urls(application), parent)) {
      thread.setContextClassLoader(entities);
      parent
          .loadClass(CreateByHibernate.class.getName())
          .getMethod("create", String.class, Collection.class, Collection.class, Map.class)
          .invoke(null, url, managed(classNames, entities), packages(classNames), settings);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("Hibernate refuses the model: " + e.getCause(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Returns the classes that a directory or jar has in a package and below it, sorted. */
  public static List<String> classNames(Path place, String packageName) {
    try {
      if (Files.isDirectory(place)) {
        return namesBelow(place, packageName);
      }
      try (FileSystem jar = FileSystems.newFileSystem(place)) {
        return namesBelow(jar.getPath("/"), packageName);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> namesBelow(Path root, String packageName) throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve(packageName.replace('.', '/')))) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(file -> file.endsWith(".class"))
          .map(file -> file.replaceFirst("\\.class$", "").replace('/', '.').replace('\\', '.'))
          .sorted()
          .toList();
    }
  }

  private static List<Class<?>> managed(Collection<String> classNames, ClassLoader loader)
      throws ReflectiveOperationException {
    List<Class<?>> classes = new ArrayList<>();
    for (String name : classNames) {
      Class<?> type = Class.forName(name, false, loader);
      if (Stream.of(type.getAnnotations()).anyMatch(HibernateCreate::isManaged)) {
        classes.add(type);
      }
    }
    return classes;
  }

  private static List<String> packages(Collection<String> classNames) {
    return classNames.stream()
        .filter(name -> name.endsWith(PACKAGE_INFO))
        .map(name -> name.substring(0, name.length() - PACKAGE_INFO.length()))
        .toList();
  }

  private static boolean isManaged(Annotation annotation) {
    return MANAGED.contains(annotation.annotationType().getName());
  }

  private static URLClassLoader loader(List<Path> hibernate) {
    List<Path> classPath = new ArrayList<>(hibernate);
    classPath.add(location(Driver.class));
    classPath.add(location(CreateByHibernate.class));
    return new URLClassLoader(urls(classPath), ClassLoader.getPlatformClassLoader());
  }

  private static Path location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static URL[] urls(List<Path> classPath) {
    return classPath.stream().map(HibernateCreate::url).toArray(URL[]::new);
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
