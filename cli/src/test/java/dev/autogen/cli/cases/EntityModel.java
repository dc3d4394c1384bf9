package dev.autogen.cli.cases;

import dev.autogen.cli.it.HibernateCreate;
import dev.autogen.scanner.ScanRequest;
import dev.autogen.scanner.WarmScanner;
import dev.autogen.schema.TargetMetadata;
import dev.autogen.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Compiled entities, which Hibernate itself makes a schema of.
 *
 * @param classes the directory of the classes, which may hold other models' too
 * @param packageName the package of this model's entities
 * @param hibernate the jars of the Hibernate that reads them
 * @param settings Hibernate's settings of the application
 */
public record EntityModel(
    Path classes, String packageName, List<Path> hibernate, Map<String, String> settings)
    implements SchemaModel {

  /** By the jars of Hibernate, and of what is read beside it. */
  private static final Map<List<Path>, WarmScanner> SCANNERS = new ConcurrentHashMap<>();

  /** Returns the same model, read with more jars beside Hibernate. */
  EntityModel with(List<Path> more) {
    List<Path> jars = Stream.concat(hibernate.stream(), more.stream()).toList();
    return new EntityModel(classes, packageName, jars, settings);
  }

  @Override
  public TargetMetadata metadata(int major) {
    return SCANNERS.computeIfAbsent(hibernate, WarmScanner::new).scan(scanRequest(major));
  }

  /** Returns what a scanner is asked, for a major version of PostgreSQL. */
  public ScanRequest scanRequest(int major) {
    return ScanRequest.of(List.of(classes), Integer.toString(major))
        .withClassPath(hibernate)
        .withSettings(settings)
        .withPackages(List.of(packageName));
  }

  @Override
  public void createIn(TestDatabase database) {
    HibernateCreate.run(
        hibernate,
        List.of(classes),
        HibernateCreate.classNames(classes, packageName),
        settings,
        database.url());
  }
}
