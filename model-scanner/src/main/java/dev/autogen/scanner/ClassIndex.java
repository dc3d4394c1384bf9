package dev.autogen.scanner;

import dev.autogen.revision.AutogenException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Index;
import org.jboss.jandex.Indexer;
import org.jboss.jandex.Type;

/**
 * The classes with mapping annotations in directories and jars, found in bytecode: nothing is
 * loaded, so that a class that cannot be linked or read never stops the scan.
 *
 * <p>A {@code META-INF/jandex.idx} is not used: it may be older than the classes beside it.
 */
final class ClassIndex {

  private static final DotName ENTITY = DotName.createSimple("jakarta.persistence.Entity");
  private static final DotName LEGACY_ENTITY = DotName.createSimple("javax.persistence.Entity");
  private static final DotName CONVERTER = DotName.createSimple("jakarta.persistence.Converter");
  private static final List<DotName> MANAGED =
      List.of(
          ENTITY,
          DotName.createSimple("jakarta.persistence.Embeddable"),
          DotName.createSimple("jakarta.persistence.MappedSuperclass"),
          CONVERTER);
  private static final String PACKAGE_INFO = "package-info";

  /** Class file versions count from 44 for Java 0; see JVMS section 4.1, table 4.1-A. */
  private static final int FIRST_CLASS_FILE_VERSION = 44;

  private final SortedSet<String> entities = new TreeSet<>();
  private final SortedSet<String> managed = new TreeSet<>();
  private final SortedMap<String, List<String>> converters = new TreeMap<>();
  private final SortedSet<String> packages = new TreeSet<>();
  private final SortedSet<String> legacyEntities = new TreeSet<>();
  private final Map<String, Integer> classFileVersions = new TreeMap<>();

  private ClassIndex() {}

  /**
   * Returns the annotated classes of those places.
   *
   * @param wanted tells by its slash-separated name whether a class file is looked at
   */
  static ClassIndex of(Collection<ClassFiles> places, Predicate<String> wanted) {
    ClassIndex index = new ClassIndex();
    for (ClassFiles place : places) {
      Indexer indexer = new Indexer();
      place.forEach(wanted, (name, bytes) -> index.read(indexer, name, bytes));
      index.collect(indexer.complete());
    }
    return index;
  }

  private void read(Indexer indexer, String name, byte[] bytes) {
    try {
      indexer.index(new ByteArrayInputStream(bytes));
    } catch (IOException | RuntimeException e) {
      // Not a class file that can be understood: then it is no entity that Hibernate could read
      // either.
      return;
    }
    String className = name.substring(0, name.length() - ".class".length()).replace('/', '.');
    classFileVersions.put(className, (bytes[6] & 0xff) << 8 | bytes[7] & 0xff);
  }

  private void collect(Index index) {
    entities.addAll(annotated(index, ENTITY));
    legacyEntities.addAll(annotated(index, LEGACY_ENTITY));
    for (String converter : annotated(index, CONVERTER)) {
      converters.put(converter, convertedTypes(index.getClassByName(converter)));
    }
    for (DotName annotation : MANAGED) {
      managed.addAll(annotated(index, annotation));
    }
    for (ClassInfo type : index.getKnownClasses()) {
      // The simple name of an anonymous class is null.
      if (PACKAGE_INFO.equals(type.simpleName())
          && type.declaredAnnotations().stream().anyMatch(ClassIndex::isMapping)) {
        packages.add(type.name().packagePrefix());
      }
    }
  }

  private static List<String> annotated(Index index, DotName annotation) {
    return index.getAnnotations(annotation).stream()
        .map(AnnotationInstance::target)
        .filter(target -> target.kind() == AnnotationTarget.Kind.CLASS)
        .map(target -> target.asClass().name().toString())
        .toList();
  }

  private static List<String> convertedTypes(ClassInfo converter) {
    return converter.interfaceTypes().stream()
        .filter(type -> type.kind() == Type.Kind.PARAMETERIZED_TYPE)
        .flatMap(type -> type.asParameterizedType().arguments().stream())
        .filter(type -> type.kind() == Type.Kind.CLASS)
        .map(type -> type.name().toString())
        .toList();
  }

  private static boolean isMapping(AnnotationInstance annotation) {
    String name = annotation.name().toString();
    return name.startsWith("org.hibernate.annotations.") || name.startsWith("jakarta.persistence.");
  }

  /** Returns the names of the entities. */
  SortedSet<String> entities() {
    return entities;
  }

  /** Returns the names of entities, embeddables, mapped superclasses and converters. */
  SortedSet<String> managed() {
    return managed;
  }

  /**
   * Returns the names of the converters whose types are there.
   *
   * @param present tells whether there is a class of that name
   */
  SortedSet<String> converters(Predicate<String> present) {
    SortedSet<String> usable = new TreeSet<>();
    converters.forEach(
        (name, types) -> {
          if (types.stream().allMatch(present)) {
            usable.add(name);
          }
        });
    return usable;
  }

  /** Returns the packages whose {@code package-info} has mapping annotations. */
  SortedSet<String> packages() {
    return packages;
  }

  /** Returns the names of entities that are annotated for a Jakarta Persistence before 3.0. */
  SortedSet<String> legacyEntities() {
    return legacyEntities;
  }

  /**
   * Checks that this JVM can load the classes.
   *
   * @throws AutogenException if one of them was compiled for a newer Java
   */
  void requireLoadable(Collection<String> classNames) {
    int running = Runtime.version().feature();
    for (String name : classNames) {
      int needed = classFileVersions.getOrDefault(name, 0) - FIRST_CLASS_FILE_VERSION;
      if (needed > running) {
        throw tooNew(name, needed);
      }
    }
  }

  static AutogenException tooNew(String className, int needed) {
    return AutogenException.failed(
        "%s was compiled for Java %d, but autogen runs on Java %d. Run autogen with JDK %d or newer, for example by setting JAVA_HOME, or name one with scan.java."
            .formatted(className, needed, Runtime.version().feature(), needed));
  }
}
