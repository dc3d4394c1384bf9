package dev.autogen.scanner;

import dev.autogen.revision.AutogenException;
import dev.autogen.scanner.ApplicationClassPath.NamedFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** Reads {@code META-INF/persistence.xml}, or a file that stands for it. */
final class PersistenceUnits {

  static final String FILE = "META-INF/persistence.xml";

  private PersistenceUnits() {}

  /**
   * Returns the persistence unit that is named, or the only one there is.
   *
   * @return empty when there is no {@code persistence.xml} and none was asked for
   * @throws AutogenException of kind USAGE if there are several and none is named, or none of that
   *     name
   */
  static Optional<PersistenceUnit> choose(ApplicationClassPath path, EntitySources sources) {
    String file = sources.persistenceXml().isEmpty() ? FILE : sources.persistenceXml();
    List<PersistenceUnit> units =
        sources.persistenceXml().isEmpty()
            ? path.roots().stream()
                .filter(root -> root.contains(FILE))
                .flatMap(root -> read(root.url(FILE), placesOf(root, path)).stream())
                .toList()
            : named(path, path.file(file, "persistence-xml"));
    String name = sources.persistenceUnit();
    String names = units.stream().map(PersistenceUnit::name).collect(Collectors.joining(", "));
    if (!name.isEmpty()) {
      return Optional.of(
          units.stream()
              .filter(unit -> unit.name().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      AutogenException.usage(
                          units.isEmpty()
                              ? "There is no %s in the class locations, so no persistence unit %s. Leave the name out."
                                  .formatted(file, name)
                              : "There is no persistence unit %s. Name one of: %s."
                                  .formatted(name, names))));
    }
    if (units.size() > 1) {
      throw AutogenException.usage(
          "%s has %d persistence units. Name one of: %s.".formatted(file, units.size(), names));
    }
    return units.stream().findFirst();
  }

  private static List<PersistenceUnit> named(ApplicationClassPath path, NamedFile file) {
    return read(file.url(), file.place().map(place -> placesOf(place, path)).orElse(path.roots()));
  }

  /**
   * What the unit's root is to Jakarta Persistence: the directory or jar of the file; with Gradle,
   * which keeps resources apart, the directories of classes.
   */
  private static List<ClassFiles> placesOf(ClassFiles root, ApplicationClassPath path) {
    return root.hasClasses() ? List.of(root) : path.roots();
  }

  private static List<PersistenceUnit> read(String url, List<ClassFiles> places) {
    return XmlFile.elements(XmlFile.root(url), "persistence-unit").stream()
        .map(unit -> unit(places, unit))
        .toList();
  }

  private static PersistenceUnit unit(List<ClassFiles> places, Element unit) {
    Map<String, String> properties = new LinkedHashMap<>();
    XmlFile.texts(unit, "validation-mode")
        .forEach(mode -> properties.put("jakarta.persistence.validation.mode", mode));
    for (Element group : XmlFile.elements(unit, "properties")) {
      for (Element property : XmlFile.elements(group, "property")) {
        properties.put(property.getAttribute("name"), property.getAttribute("value"));
      }
    }
    // An empty element means true: Jakarta Persistence, section 8.2.1.6.4.
    boolean excludes =
        XmlFile.texts(unit, "exclude-unlisted-classes").stream()
            .anyMatch(text -> !text.equals("false") && !text.equals("0"));
    return new PersistenceUnit(
        unit.getAttribute("name"),
        places,
        XmlFile.texts(unit, "class"),
        XmlFile.texts(unit, "mapping-file"),
        XmlFile.texts(unit, "jar-file"),
        excludes,
        properties);
  }
}
