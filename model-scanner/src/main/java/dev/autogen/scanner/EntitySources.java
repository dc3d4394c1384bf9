package dev.autogen.scanner;

import java.util.List;
import java.util.Objects;

/**
 * What an application maps, as far as it is named instead of being searched. A file is named by its
 * path, or as a resource of the class path.
 *
 * @param persistenceXml the {@code persistence.xml}; empty for those in {@code META-INF} of the
 *     class locations
 * @param persistenceUnit the unit of it to read; empty when there is but one
 * @param configuration the {@code hibernate.cfg.xml}; empty for the one at the root of a class
 *     location
 * @param mappingFiles {@code orm.xml} and {@code hbm.xml} files besides {@code META-INF/orm.xml}
 * @param classNames the managed classes by name, instead of those that have annotations; empty to
 *     search
 * @param packages where annotated classes are taken from, with their subpackages, on the class path
 *     too; empty for all packages of the class locations
 * @param customizers classes of the application that do to Hibernate's builders what it does in
 *     code; see {@link dev.autogen.scanner the package}
 */
public record EntitySources(
    String persistenceXml,
    String persistenceUnit,
    String configuration,
    List<String> mappingFiles,
    List<String> classNames,
    List<String> packages,
    List<String> customizers) {

  /** Nothing is named: all is searched. */
  public static final EntitySources SEARCHED =
      new EntitySources("", "", "", List.of(), List.of(), List.of(), List.of());

  public EntitySources {
    Objects.requireNonNull(persistenceXml, "persistenceXml");
    Objects.requireNonNull(persistenceUnit, "persistenceUnit");
    Objects.requireNonNull(configuration, "configuration");
    mappingFiles = List.copyOf(mappingFiles);
    classNames = List.copyOf(classNames);
    packages = List.copyOf(packages);
    customizers = List.copyOf(customizers);
  }

  /** Tells whether entities may be elsewhere than in the class locations. */
  public boolean namesEntities() {
    return !persistenceXml.isEmpty()
        || !configuration.isEmpty()
        || !mappingFiles.isEmpty()
        || !classNames.isEmpty()
        || !packages.isEmpty();
  }

  public EntitySources withPersistenceXml(String other) {
    return new EntitySources(
        other, persistenceUnit, configuration, mappingFiles, classNames, packages, customizers);
  }

  public EntitySources withPersistenceUnit(String other) {
    return new EntitySources(
        persistenceXml, other, configuration, mappingFiles, classNames, packages, customizers);
  }

  public EntitySources withConfiguration(String other) {
    return new EntitySources(
        persistenceXml, persistenceUnit, other, mappingFiles, classNames, packages, customizers);
  }

  public EntitySources withMappingFiles(List<String> other) {
    return new EntitySources(
        persistenceXml, persistenceUnit, configuration, other, classNames, packages, customizers);
  }

  public EntitySources withClassNames(List<String> other) {
    return new EntitySources(
        persistenceXml, persistenceUnit, configuration, mappingFiles, other, packages, customizers);
  }

  public EntitySources withPackages(List<String> other) {
    return new EntitySources(
        persistenceXml,
        persistenceUnit,
        configuration,
        mappingFiles,
        classNames,
        other,
        customizers);
  }

  public EntitySources withCustomizers(List<String> other) {
    return new EntitySources(
        persistenceXml, persistenceUnit, configuration, mappingFiles, classNames, packages, other);
  }
}
