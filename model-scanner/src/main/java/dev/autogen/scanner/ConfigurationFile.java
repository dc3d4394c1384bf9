package dev.autogen.scanner;

import java.util.LinkedHashMap;
import java.util.Map;
import org.w3c.dom.Element;

/** Reads the settings of a {@code hibernate.cfg.xml}; its mappings are Hibernate's to read. */
final class ConfigurationFile {

  private static final String PREFIX = "hibernate.";

  private ConfigurationFile() {}

  /**
   * Returns the settings, each with the prefix that the file may leave out, as Hibernate's {@code
   * LoadedConfig} adds it.
   */
  static Map<String, String> settings(String url) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (Element factory : XmlFile.elements(XmlFile.root(url), "session-factory")) {
      for (Element property : XmlFile.elements(factory, "property")) {
        String name = property.getAttribute("name");
        settings.put(
            name.startsWith(PREFIX) ? name : PREFIX + name, property.getTextContent().strip());
      }
    }
    return settings;
  }
}
