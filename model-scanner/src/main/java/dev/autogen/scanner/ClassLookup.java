package dev.autogen.scanner;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.Index;

/** Single classes of a class path by their name, as their bytecode describes them. */
final class ClassLookup {

  private final List<ClassFiles> places;
  private final Map<String, Optional<ClassInfo>> known = new HashMap<>();

  ClassLookup(List<ClassFiles> places) {
    this.places = List.copyOf(places);
  }

  /** Returns the class; empty if it is Java's own or not in these places. */
  Optional<ClassInfo> find(String className) {
    return known.computeIfAbsent(className, this::read);
  }

  private Optional<ClassInfo> read(String className) {
    String file = className.replace('.', '/') + ".class";
    if (ClassLoader.getPlatformClassLoader().getResource(file) != null) {
      return Optional.empty();
    }
    return places.stream()
        .map(place -> place.read(file))
        .flatMap(Optional::stream)
        .findFirst()
        .flatMap(ClassLookup::info);
  }

  private static Optional<ClassInfo> info(byte[] bytes) {
    try {
      return Optional.ofNullable(Index.singleClass(new ByteArrayInputStream(bytes)));
    } catch (IOException | RuntimeException e) {
      // Hibernate says what is wrong with a class that it needs.
      return Optional.empty();
    }
  }
}
