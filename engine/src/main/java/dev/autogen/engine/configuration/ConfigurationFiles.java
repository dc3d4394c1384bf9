package dev.autogen.engine.configuration;

import dev.autogen.revision.AutogenException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The properties files that a configuration is read from. */
final class ConfigurationFiles {

  /** A password may end with a blank. */
  private static final String PASSWORD = "password";

  private ConfigurationFiles() {}

  /** Returns the nearest configuration file, in that directory or above it. */
  static Optional<Path> findUpwards(Path start) {
    for (Path path = start.toAbsolutePath().normalize(); path != null; path = path.getParent()) {
      Path candidate = path.resolve(Configuration.FILE_NAME);
      if (Files.isRegularFile(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** Returns the values of a properties file, in its order. */
  static Map<String, String> readProperties(Path file) {
    InOrder properties = new InOrder();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw AutogenException.usage(
          "The configuration file %s cannot be read: %s.".formatted(file, e.getMessage()));
    }
    return properties.values;
  }

  /** Returns a value as it counts: a blank at its end is seen by nobody, but in a password. */
  static String value(String key, String text) {
    return key.endsWith(PASSWORD) ? text : text.strip();
  }

  /** Remembers the order of the keys, which is that of the databases. */
  private static final class InOrder extends Properties {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, String> values = new LinkedHashMap<>();

    @Override
    public synchronized Object put(Object key, Object value) {
      return values.put(key.toString(), value(key.toString(), value.toString()));
    }
  }
}
