package dev.autogen.cli.fuzz;

import dev.autogen.cli.cases.EntityModel;
import dev.autogen.scanner.EntityScanner;
import dev.autogen.schema.TargetMetadata;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Scans as {@link EntityScanner} does, but keeps Hibernate's classes loaded: they take a second to
 * warm up, which a thousand models need not pay each.
 */
final class SharedHibernate {

  private static final String READER = "dev.autogen.scanner.inside.HibernateModelReader";

  private final URLClassLoader hibernate;

  SharedHibernate(List<Path> jars) {
    Stream<URL> own =
        Stream.of(EntityScanner.class, TargetMetadata.class).map(SharedHibernate::location);
    this.hibernate =
        new URLClassLoader(
            Stream.concat(jars.stream().map(SharedHibernate::url), own).toArray(URL[]::new),
            ClassLoader.getPlatformClassLoader());
  }

  /** Returns what the scanner reads of a model, for a version of PostgreSQL. */
  TargetMetadata scan(EntityModel model, int major) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader entities =
        new URLClassLoader(new URL[] {url(model.classes())}, hibernate)) {
      thread.setContextClassLoader(entities);
      String text =
          (String)
              hibernate
                  .loadClass(READER)
                  .getMethod(
                      "read",
                      Map.class,
                      List.class,
                      List.class,
                      List.class,
                      List.class,
                      String.class)
                  .invoke(
                      null,
                      settings(model, major),
                      classNames(model),
                      List.of(),
                      List.of(),
                      List.of(),
                      "");
      return withHeader(TargetMetadata.parse(text), major);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The scanner refuses the model: " + e.getCause(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static Map<String, String> settings(EntityModel model, int major) {
    Map<String, String> settings = new HashMap<>(model.settings());
    settings.put("hibernate.boot.allow_jdbc_metadata_access", "false");
    settings.put("jakarta.persistence.database-product-name", "PostgreSQL");
    settings.put("jakarta.persistence.database-product-version", String.valueOf(major));
    settings.put("jakarta.persistence.database-major-version", String.valueOf(major));
    settings.put("jakarta.persistence.database-minor-version", "0");
    return settings;
  }

  private static TargetMetadata withHeader(TargetMetadata metadata, int major) {
    Map<String, String> header = new LinkedHashMap<>(metadata.header());
    header.put("server-version", String.valueOf(major));
    header.put("physical-naming-strategy", "default");
    header.put("implicit-naming-strategy", "default");
    return new TargetMetadata(header, metadata.schema(), metadata.origins());
  }

  /** Enums and classes of composite identifiers are no managed classes, but do no harm. */
  private static List<String> classNames(EntityModel model) throws IOException {
    Path root = model.classes().resolve(model.packageName().replace('.', '/'));
    try (Stream<Path> files = Files.list(root)) {
      return files
          .map(file -> file.getFileName().toString().replaceFirst("\\.class$", ""))
          .map(name -> model.packageName() + "." + name)
          .sorted()
          .toList();
    }
  }

  private static URL location(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
