package dev.autogen.scanner;

import dev.autogen.revision.AutogenException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** XML files of an application, read without fetching what their document types name. */
final class XmlFile {

  private static final String[] EXTERNAL = {
    "http://apache.org/xml/features/nonvalidating/load-external-dtd",
    "http://xml.org/sax/features/external-general-entities",
    "http://xml.org/sax/features/external-parameter-entities"
  };

  private XmlFile() {}

  /**
   * Returns the root element.
   *
   * @throws AutogenException if the file cannot be read or is not well-formed
   */
  static Element root(String url) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      for (String feature : EXTERNAL) {
        factory.setFeature(feature, false);
      }
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      URLConnection connection = new URL(url).openConnection();
      connection.setUseCaches(false);
      try (InputStream xml = connection.getInputStream()) {
        return builder.parse(xml).getDocumentElement();
      }
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw AutogenException.failed(
          "%s cannot be read: %s. Correct the file.".formatted(url, e.getMessage()), e);
    }
  }

  /** Returns the texts of the children of that name. */
  static List<String> texts(Element parent, String name) {
    return elements(parent, name).stream()
        .map(element -> element.getTextContent().strip())
        .toList();
  }

  /** Returns the children of that name. */
  static List<Element> elements(Element parent, String name) {
    NodeList children = parent.getChildNodes();
    List<Element> found = new ArrayList<>();
    IntStream.range(0, children.getLength())
        .mapToObj(children::item)
        .filter(node -> node.getNodeType() == Node.ELEMENT_NODE && node.getLocalName().equals(name))
        .forEach(node -> found.add((Element) node));
    return found;
  }
}
