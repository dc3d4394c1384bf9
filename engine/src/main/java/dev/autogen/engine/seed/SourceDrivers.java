package dev.autogen.engine.seed;

import dev.autogen.revision.AutogenException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.zip.ZipFile;

/**
 * The JDBC drivers of a class path, in a class loader of their own: they see Java and each other,
 * and nothing of autogen.
 */
final class SourceDrivers implements AutoCloseable {

  private final URLClassLoader loader;
  private final ClassLoader searched;

  private SourceDrivers(URLClassLoader loader, ClassLoader searched) {
    this.loader = loader;
    this.searched = searched;
  }

  /**
   * Returns the drivers of a class path.
   *
   * @param classPath jars and directories
   * @throws AutogenException if one of them is not there, or is no jar
   */
  static SourceDrivers of(List<Path> classPath) {
    List<URL> urls = new ArrayList<>();
    for (Path entry : classPath) {
      requireReadable(entry);
      try {
        urls.add(entry.toUri().toURL());
      } catch (MalformedURLException e) {
        throw new IllegalStateException("Every path has a URL", e);
      }
    }
    URLClassLoader loader =
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    return new SourceDrivers(loader, loader);
  }

  /** Returns the drivers that autogen itself brings: that of PostgreSQL. */
  static SourceDrivers own() {
    return new SourceDrivers(
        new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader()),
        org.postgresql.Driver.class.getClassLoader());
  }

  private static void requireReadable(Path entry) {
    if (Files.isDirectory(entry)) {
      return;
    }
    if (!Files.isRegularFile(entry)) {
      throw AutogenException.usage(
          "There is no %s, where a JDBC driver was looked for. Correct --classpath."
              .formatted(entry));
    }
    try (ZipFile jar = new ZipFile(entry.toFile())) {
      jar.size();
    } catch (IOException e) {
      throw AutogenException.usage(
          "%s is no jar. Correct --classpath, where a JDBC driver was looked for."
              .formatted(entry));
    }
  }

  /**
   * Returns the driver for an address.
   *
   * @throws AutogenException if none of them takes its url
   */
  Driver driver(SourceAddress address) {
    TreeSet<String> others = new TreeSet<>();
    try {
      for (Driver driver : ServiceLoader.load(Driver.class, searched)) {
        if (driver.acceptsURL(address.url())) {
          return driver;
        }
        others.add(driver.getClass().getName());
      }
    } catch (ServiceConfigurationError | LinkageError e) {
      throw AutogenException.failed(
          "A JDBC driver of the class path cannot be loaded: %s. Put what it needs on --classpath, too."
              .formatted(address.masked(reason(e))),
          e);
    } catch (SQLException e) {
      throw AutogenException.failed(
          "The url %s cannot be read: %s."
              .formatted(address.shown(), address.masked(Sentences.of(e))));
    }
    throw AutogenException.usage(
        "No JDBC driver takes the url %s%s. Name the driver's jar, as in --classpath driver.jar."
            .formatted(
                address.shown(),
                others.isEmpty() ? "" : ": there is only " + String.join(", ", others)));
  }

  private static String reason(Error e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return cause instanceof NoClassDefFoundError || cause instanceof ClassNotFoundException
        ? "it needs the class " + String.valueOf(cause.getMessage()).replace('/', '.')
        : String.valueOf(cause.getMessage());
  }

  @Override
  public void close() {
    try {
      loader.close();
    } catch (IOException e) {
      throw AutogenException.failed("A jar of the driver cannot be closed: %s.".formatted(e), e);
    }
  }
}
