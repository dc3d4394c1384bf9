package dev.autogen.scanner;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A {@link ScanRequest} as properties, so that another JVM can read it. */
final class RequestText {

  private static final String SETTING = "setting.";

  private final Properties properties;

  private RequestText(Properties properties) {
    this.properties = properties;
  }

  /** Writes a request; its paths are made absolute. */
  static void write(ScanRequest request, Writer to) throws IOException {
    RequestText text = new RequestText(new Properties());
    text.putPaths("classes", request.classLocations());
    text.putPaths("classpath", request.classPath());
    text.putPaths("fallback", request.fallbackHibernate());
    text.properties.setProperty("server-version", request.serverVersion());
    request.settings().forEach((key, value) -> text.properties.setProperty(SETTING + key, value));
    EntitySources sources = request.sources();
    text.properties.setProperty("persistence-xml", sources.persistenceXml());
    text.properties.setProperty("persistence-unit", sources.persistenceUnit());
    text.properties.setProperty("configuration", sources.configuration());
    text.put("mapping-files", sources.mappingFiles());
    text.put("entities", sources.classNames());
    text.put("packages", sources.packages());
    text.put("customizers", sources.customizers());
    text.properties.store(to, null);
  }

  /** Reads what {@link #write} wrote. */
  static ScanRequest read(Reader from) throws IOException {
    RequestText text = new RequestText(new Properties());
    text.properties.load(from);
    Map<String, String> settings = new LinkedHashMap<>();
    for (String key : text.properties.stringPropertyNames()) {
      if (key.startsWith(SETTING)) {
        settings.put(key.substring(SETTING.length()), text.properties.getProperty(key));
      }
    }
    return new ScanRequest(
        text.paths("classes"),
        text.paths("classpath"),
        text.paths("fallback"),
        settings,
        text.properties.getProperty("server-version"),
        new EntitySources(
            text.properties.getProperty("persistence-xml"),
            text.properties.getProperty("persistence-unit"),
            text.properties.getProperty("configuration"),
            text.list("mapping-files"),
            text.list("entities"),
            text.list("packages"),
            text.list("customizers")));
  }

  private void putPaths(String key, List<Path> paths) {
    put(key, paths.stream().map(path -> path.toAbsolutePath().normalize().toString()).toList());
  }

  private void put(String key, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      properties.setProperty(key + "." + i, values.get(i));
    }
  }

  private List<Path> paths(String key) {
    return list(key).stream().map(Path::of).toList();
  }

  private List<String> list(String key) {
    List<String> values = new ArrayList<>();
    for (int i = 0; properties.getProperty(key + "." + i) != null; i++) {
      values.add(properties.getProperty(key + "." + i));
    }
    return values;
  }
}
