package dev.autogen.scanner;

import dev.autogen.scanner.inside.HibernateModelReader;
import dev.autogen.schema.TargetMetadata;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * {@link EntityScanner} with a Hibernate that stays loaded, for many models: a scan takes 40
 * milliseconds then, and 400 where Hibernate's classes are loaded for it alone. Each step but that
 * is the scanner's own, for which this class is in its package.
 */
public final class WarmScanner {

  /** Held, for its level goes with the last reference to it. */
  private static final Logger LOG = Logger.getLogger("org.hibernate");

  static {
    LOG.setLevel(Level.OFF);
  }

  private final URLClassLoader hibernate;

  /** Makes a scanner with the jars of a Hibernate. */
  public WarmScanner(List<Path> jars) {
    Stream<URL> own = Stream.of(EntityScanner.class, TargetMetadata.class).map(WarmScanner::place);
    this.hibernate =
        new URLClassLoader(
            Stream.concat(jars.stream().map(ApplicationClassPath::url), own).toArray(URL[]::new),
            ClassLoader.getPlatformClassLoader());
  }

  /** Scans entities that need nothing else than Hibernate, and have no persistence unit. */
  public TargetMetadata scan(ScanRequest all) {
    ScanRequest request = all.withClassPath(List.of());
    try (ApplicationClassPath path = ApplicationClassPath.open(request);
        URLClassLoader entities = new URLClassLoader(path.urls().toArray(URL[]::new), hibernate)) {
      ModelInputs inputs = new ManagedClasses(request, path, Optional.empty()).find();
      Map<String, String> settings =
          BootSettings.of(
              request.settings(),
              request.serverVersion(),
              name -> entities.getResource(name) != null);
      TargetMetadata metadata = TargetMetadata.parse(read(entities, inputs.withSettings(settings)));
      return EntityScanner.withHeader(metadata, settings, request)
          .withFormerNames(FormerNames.of(metadata.origins().values(), path.classes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read(ClassLoader entities, ModelInputs inputs) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(entities);
    try {
      return IsolatedHibernate.call(
          hibernate.loadClass(HibernateModelReader.class.getName()), inputs);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The scanner refuses the model: " + e.getCause(), e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static URL place(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }
}
