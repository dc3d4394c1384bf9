package dev.autogen.engine.revisions;

import dev.autogen.revision.AutogenException;
import dev.autogen.revision.Revision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Loads compiled revision classes. The application's class path lies behind autogen's own classes,
 * so that a revision is always an instance of this autogen's {@link Revision}.
 */
final class CompiledRevisions extends URLClassLoader {

  private final Map<String, byte[]> classes;
  private final Map<String, Path> folders;
  private final Supplier<List<Path>> more;
  private boolean hasAll;

  private CompiledRevisions(
      Map<String, byte[]> classes,
      Map<String, Path> folders,
      List<Path> classPath,
      Supplier<List<Path>> more,
      ClassLoader parent) {
    super(urls(classPath), parent);
    this.classes = Map.copyOf(classes);
    this.folders = Map.copyOf(folders);
    this.more = more;
  }

  /**
   * Loads classes that were compiled from sources.
   *
   * @param folders for each package, slash-separated, the directory with its sources and with the
   *     resources beside them
   * @param classPath what they need
   */
  static CompiledRevisions ofSources(
      Map<String, byte[]> classes, Map<String, Path> folders, List<Path> classPath) {
    return new CompiledRevisions(
        classes, folders, classPath, List::of, Revision.class.getClassLoader());
  }

  /**
   * Loads classes of an application: those of autogen, its driver and its log are this autogen's,
   * everything else is the application's.
   *
   * @param roots directories and jars
   * @param more what is looked at when a class is in none of them; asked only then
   */
  static CompiledRevisions ofClasses(List<Path> roots, Supplier<List<Path>> more) {
    return new CompiledRevisions(Map.of(), Map.of(), roots, more, new OwnClasses());
  }

  private static URL[] urls(List<Path> classPath) {
    URL[] urls = new URL[classPath.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = url(classPath.get(i));
    }
    return urls;
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw AutogenException.failed("%s is not a class path entry.".formatted(path), e);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.get(name);
    if (bytes != null) {
      return defineClass(name, bytes, 0, bytes.length);
    }
    try {
      return super.findClass(name);
    } catch (ClassNotFoundException e) {
      if (hasAll) {
        throw e;
      }
      hasAll = true;
      try {
        more.get().forEach(path -> addURL(url(path)));
      } catch (AutogenException unresolved) {
        // What is missing is the class; a build tool that could not be asked is a reason at most.
        e.addSuppressed(unresolved);
        throw e;
      }
      return super.findClass(name);
    }
  }

  @Override
  public URL findResource(String name) {
    for (Map.Entry<String, Path> folder : folders.entrySet()) {
      Optional<Path> file = RevisionResources.find(folder.getValue(), folder.getKey(), name);
      if (file.isPresent()) {
        return url(file.get());
      }
    }
    return super.findResource(name);
  }

  @Override
  public Enumeration<URL> findResources(String name) throws IOException {
    List<URL> urls = new ArrayList<>(Collections.list(super.findResources(name)));
    URL first = findResource(name);
    if (first != null && urls.stream().noneMatch(url -> url.toString().equals(first.toString()))) {
      urls.add(0, first);
    }
    return Collections.enumeration(urls);
  }

  /** Makes an instance of a compiled revision. */
  Revision instantiate(String className) {
    try {
      // The compiled source is newer than a class of the same name on the class path.
      Class<?> type = classes.containsKey(className) ? own(className) : loadClass(className);
      return type.asSubclass(Revision.class).getDeclaredConstructor().newInstance();
    } catch (UnsupportedClassVersionError e) {
      throw AutogenException.failed(
          "The revision class %s was compiled for a newer Java than %d, which runs autogen. Run it with that Java."
              .formatted(className, Runtime.version().feature()),
          e);
    } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw AutogenException.failed(
          "The revision class %s cannot be loaded: %s. It must implement Revision and have a "
                  .formatted(className, cause)
              + "constructor without parameters.",
          e);
    }
  }

  private Class<?> own(String className) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(className)) {
      Class<?> loaded = findLoadedClass(className);
      return loaded == null ? findClass(className) : loaded;
    }
  }

  @Override
  public void close() {
    try {
      super.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The class path cannot be closed", e);
    }
  }

  /** What revisions of an application share with the autogen that runs them. */
  private static final class OwnClasses extends ClassLoader {

    private static final List<String> SHARED =
        List.of("dev.autogen.", "org.postgresql.", "org.slf4j.");

    OwnClasses() {
      super("autogen", ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (SHARED.stream().noneMatch(name::startsWith)) {
        throw new ClassNotFoundException(name);
      }
      return Class.forName(name, false, Revision.class.getClassLoader());
    }
  }
}
