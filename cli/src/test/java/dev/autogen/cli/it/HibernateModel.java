package dev.autogen.cli.it;

import dev.autogen.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.postgresql.Driver;

/** The domain models of Hibernate's own test kit, {@code org.hibernate.orm:hibernate-testing}. */
enum HibernateModel {
  ANIMAL,
  CONTACTS,
  GAMBIT,
  HELPDESK,
  LIBRARY,
  RETAIL,
  USERGUIDE;

  private static final String DOMAIN = "org.hibernate.testing.orm.domain";

  /** Applies to the retail model, but is in the package above, where autogen has to find it. */
  private static final String RETAIL_CONVERTER = DOMAIN + ".MonetaryAmountConverter";

  private static final Set<String> MANAGED =
      Set.of(
          "jakarta.persistence.Entity",
          "jakarta.persistence.Embeddable",
          "jakarta.persistence.MappedSuperclass",
          "jakarta.persistence.Converter");

  /** The jars that the build copies, see the pom: the models, and the money of the retail model. */
  private static List<Path> jars() {
    Path directory = Path.of(System.getProperty("autogen.models", "target/models"));
    try (Stream<Path> jars = Files.list(directory)) {
      return jars.map(Path::toAbsolutePath).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path models() {
    return jars().stream()
        .filter(jar -> jar.getFileName().toString().startsWith("hibernate-testing"))
        .findFirst()
        .orElseThrow();
  }

  private String packageName() {
    return DOMAIN + "." + name().toLowerCase(Locale.ROOT);
  }

  /**
   * Configures a project for this model.
   *
   * @param hibernate the jars of the application's Hibernate; empty for that of the distribution
   */
  ScratchProject configure(ScratchProject project, List<Path> hibernate) {
    List<Path> libraries = new ArrayList<>(jars());
    libraries.remove(models());
    libraries.addAll(hibernate);
    return project
        .with("classes", models().toString())
        .with("packages", packageName())
        .with("classpath", ScratchProject.classPath(libraries));
  }

  /** Lets Hibernate itself create the model's schema. */
  void createIn(TestDatabase database, List<Path> hibernate) throws ReflectiveOperationException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = loader(hibernate)) {
      thread.setContextClassLoader(loader);
      loader
          .loadClass(CreateByHibernate.class.getName())
          .getMethod("create", String.class, Collection.class)
          .invoke(null, database.url(), classes(loader));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static URLClassLoader loader(List<Path> hibernate) {
    List<Path> classPath = new ArrayList<>(hibernate);
    classPath.addAll(jars());
    classPath.add(location(Driver.class));
    classPath.add(location(CreateByHibernate.class));
    return new URLClassLoader(
        classPath.stream().map(HibernateModel::url).toArray(URL[]::new),
        ClassLoader.getPlatformClassLoader());
  }

  /** All annotated classes of the package and those below it, as reflection sees them. */
  private List<Class<?>> classes(ClassLoader loader) throws ReflectiveOperationException {
    String prefix = packageName().replace('.', '/') + "/";
    List<Class<?>> classes = new ArrayList<>();
    try (JarFile archive = new JarFile(models().toFile())) {
      for (JarEntry entry : archive.stream().toList()) {
        if (entry.getName().startsWith(prefix) && entry.getName().endsWith(".class")) {
          String name = entry.getName().replace('/', '.').replaceFirst("\\.class$", "");
          Class<?> type = Class.forName(name, false, loader);
          if (Stream.of(type.getAnnotations()).anyMatch(HibernateModel::isManaged)) {
            classes.add(type);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (this == RETAIL) {
      classes.add(loader.loadClass(RETAIL_CONVERTER));
    }
    return classes;
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
