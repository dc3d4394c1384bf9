package dev.autogen.scanner;

import dev.autogen.revision.AutogenException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads {@code META-INF/persistence.xml}. */
final class PersistenceUnits {

  static final String FILE = "META-INF/persistence.xml";

  private PersistenceUnits() {}

  /**
   * Returns the persistence unit of that name, or the only one there is.
   *
   * @param name the wanted name; empty for the only one
   * @return empty when there is no {@code persistence.xml} and none was asked for
   * @throws AutogenException if there are several and no name was given, or none of that name
   */
  static Optional<PersistenceUnit> choose(List<ClassFiles> roots, String name) {
    List<PersistenceUnit> units =
        roots.stream()
            .filter(root -> root.contains(FILE))
            .flatMap(root -> read(root).stream())
            .toList();
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
                              ? "There is no META-INF/persistence.xml in the class locations, so no persistence unit %s. Leave the name out."
                                  .formatted(name)
                              : "There is no persistence unit %s. Name one of: %s."
                                  .formatted(name, names))));
    }
    if (units.size() > 1) {
      throw AutogenException.usage(
          "META-INF/persistence.xml has %d persistence units. Name one of: %s."
              .formatted(units.size(), names));
    }
    return units.stream().findFirst();
  }

  private static List<PersistenceUnit> read(ClassFiles root) {
    String url = root.url(FILE);
    try {
      URLConnection connection = new URL(url).openConnection();
      connection.setUseCaches(false);
      try (InputStream xml = connection.getInputStream()) {
        return elements(document(xml).getDocumentElement(), "persistence-unit").stream()
            .map(unit -> unit(root, unit))
            .toList();
      }
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw AutogenException.failed(
          "%s cannot be read: %s. Correct the file.".formatted(url, e.getMessage()), e);
    }
  }

  private static Document document(InputStream xml)
      throws IOException, SAXException, ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(xml);
  }

  private static PersistenceUnit unit(ClassFiles root, Element unit) {
    Map<String, String> properties = new LinkedHashMap<>();
    texts(unit, "validation-mode")
        .forEach(mode -> properties.put("jakarta.persistence.validation.mode", mode));
    for (Element group : elements(unit, "properties")) {
      for (Element property : elements(group, "property")) {
        properties.put(property.getAttribute("name"), property.getAttribute("value"));
      }
    }
    // An empty element means true: Jakarta Persistence, section 8.2.1.6.4.
    boolean excludes =
        texts(unit, "exclude-unlisted-classes").stream()
            .anyMatch(text -> !text.equals("false") && !text.equals("0"));
    return new PersistenceUnit(
        unit.getAttribute("name"),
        root,
        texts(unit, "class"),
        texts(unit, "mapping-file"),
        texts(unit, "jar-file"),
        excludes,
        properties);
  }

  private static List<String> texts(Element parent, String name) {
    return elements(parent, name).stream()
        .map(element -> element.getTextContent().strip())
        .toList();
  }

  private static List<Element> elements(Element parent, String name) {
    NodeList children = parent.getChildNodes();
    List<Element> found = new ArrayList<>();
    IntStream.range(0, children.getLength())
        .mapToObj(children::item)
        .filter(node -> node.getNodeType() == Node.ELEMENT_NODE && node.getLocalName().equals(name))
        .forEach(node -> found.add((Element) node));
    return found;
  }
}
