package dev.autogen.engine;

import dev.autogen.revision.AutogenException;
import dev.autogen.revision.Revision;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Loads compiled revision classes. The application's class path lies behind autogen's own classes,
 * so that a revision is always an instance of this autogen's {@link Revision}.
 */
final class CompiledRevisions extends URLClassLoader {

  private final Map<String, byte[]> classes;
  private final Path directory;

  /**
   * @param directory where their sources are, and files beside them
   */
  CompiledRevisions(Map<String, byte[]> classes, List<Path> classPath, Path directory) {
    super(urls(classPath), Revision.class.getClassLoader());
    this.classes = Map.copyOf(classes);
    this.directory = directory;
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
    return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
  }

  @Override
  public URL findResource(String name) {
    Optional<Path> file =
        classes.keySet().stream()
            .map(className -> className.substring(0, Math.max(0, className.lastIndexOf('.'))))
            .distinct()
            .flatMap(one -> RevisionResources.find(directory, one.replace('.', '/'), name).stream())
            .findFirst();
    return file.isPresent() ? url(file.get()) : super.findResource(name);
  }

  /** Makes an instance of a compiled revision. */
  Revision instantiate(String className) {
    try {
      // The compiled source is newer than a class of the same name on the class path.
      Class<?> type = classes.containsKey(className) ? own(className) : loadClass(className);
      return type.asSubclass(Revision.class).getDeclaredConstructor().newInstance();
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
}
