package dev.autogen.cli.cases;

import dev.autogen.cli.it.CreateByHibernate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
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
final class HibernateCreate {

  private static final Map<List<Path>, URLClassLoader> LOADERS = new ConcurrentHashMap<>();

  private static final Set<String> MANAGED =
      Set.of(
          "jakarta.persistence.Entity",
          "jakarta.persistence.Embeddable",
          "jakarta.persistence.MappedSuperclass",
          "jakarta.persistence.Converter");

  /** Held, for its level goes with the last reference to it. */
  private static final Logger LOG = Logger.getLogger("org.hibernate");

  static {
    LOG.setLevel(Level.OFF);
  }

  private HibernateCreate() {}

  static void run(EntityModel model, String url) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    URLClassLoader hibernate = LOADERS.computeIfAbsent(model.hibernate(), HibernateCreate::loader);
    try (URLClassLoader entities =
        new URLClassLoader(new URL[] {url(model.classes())}, hibernate)) {
      thread.setContextClassLoader(entities);
      hibernate
          .loadClass(CreateByHibernate.class.getName())
          .getMethod("create", String.class, Collection.class, Collection.class, Map.class)
          .invoke(null, url, classes(model, entities), packages(model, entities), model.settings());
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

  private static URLClassLoader loader(List<Path> hibernate) {
    List<Path> classPath = new ArrayList<>(hibernate);
    classPath.add(location(Driver.class));
    classPath.add(location(CreateByHibernate.class));
    return new URLClassLoader(
        classPath.stream().map(HibernateCreate::url).toArray(URL[]::new),
        ClassLoader.getPlatformClassLoader());
  }

  private static List<Class<?>> classes(EntityModel model, ClassLoader loader)
      throws ReflectiveOperationException, IOException {
    List<Class<?>> classes = new ArrayList<>();
    for (String name : classNames(model)) {
      Class<?> type = Class.forName(name, false, loader);
      if (Stream.of(type.getAnnotations()).anyMatch(HibernateCreate::isManaged)) {
        classes.add(type);
      }
    }
    return classes;
  }

  private static List<String> packages(EntityModel model, ClassLoader loader) throws IOException {
    return classNames(model).stream()
        .filter(name -> name.endsWith(".package-info"))
        .map(name -> name.substring(0, name.lastIndexOf('.')))
        .toList();
  }

  private static List<String> classNames(EntityModel model) throws IOException {
    Path root = model.classes().resolve(model.packageName().replace('.', '/'));
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> model.classes().relativize(file).toString())
          .filter(file -> file.endsWith(".class"))
          .map(file -> file.replaceFirst("\\.class$", "").replace('/', '.').replace('\\', '.'))
          .sorted()
          .toList();
    }
  }

  private static boolean isManaged(Annotation annotation) {
    return MANAGED.contains(annotation.annotationType().getName());
  }

  private static Path location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
