package dev.autogen.scanner;

import dev.autogen.revision.AutogenException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what Hibernate is to map: the classes, packages and mapping files of a request. */
final class ManagedClasses {

  private static final String ORM_XML = "META-INF/orm.xml";
  private static final String CONFIGURATION = "hibernate.cfg.xml";

  private final ScanRequest request;
  private final ApplicationClassPath path;
  private final Optional<PersistenceUnit> unit;

  private final SortedSet<String> classNames = new TreeSet<>();
  private final SortedSet<String> packageNames = new TreeSet<>();
  private final SortedSet<String> legacyEntities = new TreeSet<>();

  ManagedClasses(ScanRequest request, ApplicationClassPath path, Optional<PersistenceUnit> unit) {
    this.request = request;
    this.path = path;
    this.unit = unit;
  }

  /**
   * Finds them.
   *
   * @return the inputs, yet without settings
   * @throws AutogenException if there are none, or one needs a newer Java
   */
  ModelInputs find() {
    if (unit.isPresent()) {
      addUnit(unit.get());
    } else {
      addRoots();
    }
    List<String> mappingResources = unit.map(PersistenceUnit::mappingFiles).orElse(List.of());
    ModelInputs inputs =
        new ModelInputs(
            Map.of(),
            List.copyOf(classNames),
            List.copyOf(packageNames),
            mappingResources,
            mappingUrls(mappingResources),
            configuration(),
            request.sources().customizers());
    if (inputs.isEmpty()) {
      throw nothingFound();
    }
    return inputs;
  }

  private List<String> mappingUrls(List<String> mappingResources) {
    SortedSet<String> urls = new TreeSet<>();
    for (ClassFiles root : path.roots()) {
      if (root.contains(ORM_XML) && !mappingResources.contains(ORM_XML)) {
        urls.add(root.url(ORM_XML));
      }
    }
    for (String name : request.sources().mappingFiles()) {
      urls.add(path.file(name, "mapping-files").url());
    }
    return List.copyOf(urls);
  }

  /** Returns the URL of the {@code hibernate.cfg.xml}; empty for none. */
  private String configuration() {
    String named = request.sources().configuration();
    return named.isEmpty()
        ? path.roots().stream()
            .filter(root -> root.contains(CONFIGURATION))
            .findFirst()
            .map(root -> root.url(CONFIGURATION))
            .orElse("")
        : path.file(named, "hibernate-cfg-xml").url();
  }

  private void addUnit(PersistenceUnit found) {
    classNames.addAll(found.classNames());
    List<ClassFiles> places = new ArrayList<>();
    if (!found.excludesUnlisted()) {
      places.addAll(found.places());
    }
    found.jarFiles().forEach(jar -> places.add(jarFile(found, jar)));
    add(ClassIndex.of(places, name -> true));
  }

  private static ClassFiles jarFile(PersistenceUnit found, String jar) {
    return found.places().stream()
        .map(place -> new ClassFiles(place.root().resolveSibling(jar).normalize()))
        .filter(ClassFiles::isReadable)
        .findFirst()
        .orElseThrow(
            () ->
                AutogenException.failed(
                    "The persistence unit %s names the jar-file %s, which is not there. Build it, or say with entities which classes it has."
                        .formatted(found.name(), jar)));
  }

  private void addRoots() {
    Predicate<String> inPackages = inAnyOf(request.sources().packages());
    add(ClassIndex.of(path.roots(), inPackages));
    // Spring Boot looks for entities in the package of the main class, in all jars of the
    // application.
    List<String> packages =
        request.sources().packages().isEmpty() ? path.mainPackages() : request.sources().packages();
    if (!packages.isEmpty()) {
      add(ClassIndex.of(path.libraries(), inAnyOf(packages)));
      addConverters(ClassIndex.of(path.roots(), above(packages)));
    }
  }

  /**
   * Converters that apply by themselves often live in the package above those of the entities. One
   * whose types are not there belongs to others.
   */
  private void addConverters(ClassIndex index) {
    SortedSet<String> converters = index.converters(this::isPresent);
    index.requireLoadable(converters);
    classNames.addAll(converters);
  }

  private boolean isPresent(String className) {
    String file = className.replace('.', '/') + ".class";
    return ClassLoader.getPlatformClassLoader().getResource(file) != null
        || Stream.concat(path.roots().stream(), path.libraries().stream())
            .anyMatch(place -> place.contains(file));
  }

  private static Predicate<String> above(Collection<String> packages) {
    List<String> names = packages.stream().map(name -> name.replace('.', '/') + "/").toList();
    return name -> {
      String home = name.substring(0, name.lastIndexOf('/') + 1);
      return !home.isEmpty() && names.stream().anyMatch(wanted -> wanted.startsWith(home));
    };
  }

  private void add(ClassIndex index) {
    SortedSet<String> managed = index.managed();
    if (!request.sources().classNames().isEmpty()) {
      managed.removeAll(index.entities());
      managed.addAll(request.sources().classNames());
    }
    index.requireLoadable(managed);
    classNames.addAll(managed);
    packageNames.addAll(index.packages());
    legacyEntities.addAll(index.legacyEntities());
  }

  private static Predicate<String> inAnyOf(Collection<String> packages) {
    List<String> prefixes = packages.stream().map(name -> name.replace('.', '/') + "/").toList();
    return name -> prefixes.isEmpty() || prefixes.stream().anyMatch(name::startsWith);
  }

  private AutogenException nothingFound() {
    String places =
        path.roots().stream().map(root -> root.root().toString()).collect(Collectors.joining(", "));
    String where = request.classLocations().isEmpty() ? "no class locations" : places;
    if (!legacyEntities.isEmpty()) {
      return AutogenException.failed(
          "The entities in %s, such as %s, are annotated with javax.persistence. autogen reads jakarta.persistence, which Hibernate ORM 6 and later need."
              .formatted(where, legacyEntities.first()));
    }
    String packages =
        Stream.of(request.sources().packages())
            .filter(names -> !names.isEmpty())
            .map(names -> ", packages " + String.join(", ", names))
            .collect(Collectors.joining());
    return AutogenException.failed(
        "There is no class with @Entity in %s%s. Compile the project, or say with --classes where its entities are."
            .formatted(where, packages));
  }
}
