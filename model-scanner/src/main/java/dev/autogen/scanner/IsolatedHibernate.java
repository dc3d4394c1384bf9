package dev.autogen.scanner;

import dev.autogen.revision.AutogenException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The class loader of the application's classes and its Hibernate, whose parent is the platform's;
 * and below it one that holds autogen's own classes, so that those of an autogen on the
 * application's class path, perhaps of another version, are not mixed up with them.
 */
final class IsolatedHibernate implements AutoCloseable {

  private static final String HIBERNATE = "org/hibernate/boot/MetadataSources.class";
  private static final Pattern CLASS_FILE_VERSION = Pattern.compile("class file version (\\d+)");
  private static final int FIRST_CLASS_FILE_VERSION = 44;

  private final URLClassLoader application;
  private final ClassLoader own;

  private IsolatedHibernate(URLClassLoader application) {
    this.application = application;
    this.own = new OwnClasses(application);
  }

  /**
   * Opens the class loader.
   *
   * @param fallback Hibernate for a class path that has none; it goes before the class path, whose
   *     Jakarta Persistence may be older than it needs
   * @throws AutogenException if neither has Hibernate
   */
  static IsolatedHibernate open(List<URL> classPath, List<Path> fallback) {
    IsolatedHibernate hibernate = new IsolatedHibernate(loader(classPath.stream()));
    if (hibernate.contains(HIBERNATE)) {
      return hibernate;
    }
    hibernate.close();
    if (fallback.isEmpty()) {
      throw AutogenException.failed(
          "There is no Hibernate ORM on the class path of the entities. Add org.hibernate.orm:hibernate-core to the dependencies of the project, or to --classpath.");
    }
    return new IsolatedHibernate(
        loader(
            Stream.concat(fallback.stream().map(ApplicationClassPath::url), classPath.stream())));
  }

  private static URLClassLoader loader(Stream<URL> urls) {
    return new URLClassLoader(
        "application", urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  /** Tells whether the class path has that resource. */
  boolean contains(String resource) {
    return application.getResource(resource) != null;
  }

  /**
   * Calls {@code read} of a class inside, silently and with the class loader as the thread's
   * context.
   *
   * @param reader the name of the class
   * @throws AutogenException as the reader does; and if a class needs a newer Java, or what it
   *     needs is not on the class path
   */
  String read(String reader, ModelInputs inputs) {
    Thread thread = Thread.currentThread();
    ClassLoader previous = thread.getContextClassLoader();
    thread.setContextClassLoader(application);
    QuietThread quiet = new QuietThread(application);
    try {
      return call(reader, inputs);
    } finally {
      quiet.close();
      thread.setContextClassLoader(previous);
    }
  }

  private String call(String reader, ModelInputs inputs) {
    try {
      return call(own.loadClass(reader), inputs);
    } catch (InvocationTargetException e) {
      throw failure(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("autogen's own classes cannot be loaded", e);
    }
  }

  /** Lets a reader that another class loader made read; both share no classes but Java's own. */
  static String call(Class<?> reader, ModelInputs inputs) throws ReflectiveOperationException {
    return (String)
        reader
            .getMethod(
                "read",
                Map.class,
                List.class,
                List.class,
                List.class,
                List.class,
                String.class,
                List.class)
            .invoke(
                null,
                inputs.settings(),
                inputs.classNames(),
                inputs.packageNames(),
                inputs.mappingResources(),
                inputs.mappingUrls(),
                inputs.configurationUrl(),
                inputs.customizers());
  }

  private static AutogenException failure(Throwable failure) {
    if (failure.getClass().getName().equals(AutogenException.class.getName())) {
      return AutogenException.failed(failure.getMessage(), failure);
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (cause instanceof UnsupportedClassVersionError) {
        Matcher version = CLASS_FILE_VERSION.matcher(message);
        return version.find()
            ? ClassIndex.tooNew(
                message.split(" ", 2)[0].replace('/', '.'),
                Integer.parseInt(version.group(1)) - FIRST_CLASS_FILE_VERSION)
            : AutogenException.failed(message + ". Run autogen with a newer JDK.", failure);
      }
      if (cause instanceof NoClassDefFoundError || cause instanceof ClassNotFoundException) {
        return AutogenException.failed(
            "The class %s, which the entities or their libraries need, is not on the class path. Add its library to --classpath."
                .formatted(message.substring(message.lastIndexOf(' ') + 1).replace('/', '.')),
            failure);
      }
    }
    return AutogenException.failed(
        "Hibernate cannot read the entities: %s. Run again with --stacktrace to see where."
            .formatted(failure),
        failure);
  }

  @Override
  public void close() {
    try {
      application.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The class path cannot be closed", e);
    }
  }

  /**
   * Defines autogen's classes anew from the bytes that this JVM runs, whatever archive they are in.
   */
  private static final class OwnClasses extends ClassLoader {

    private static final String PREFIX = "dev.autogen.";

    OwnClasses(ClassLoader application) {
      super("autogen", application);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(PREFIX)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      String resource = "/" + name.replace('.', '/') + ".class";
      try (InputStream in = IsolatedHibernate.class.getResourceAsStream(resource)) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
