package dev.autogen.engine.configuration;

import dev.autogen.revision.AutogenException;
import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvEntry;
import io.github.cdimascio.dotenv.DotenvException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The files that a configuration is read from: properties and {@code .env}. */
final class ConfigurationFiles {

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

  /** Returns the values of a file such as {@code .env}; empty if it is not there. */
  static Map<String, String> readDotenv(Path file) {
    try {
      Dotenv dotenv =
          Dotenv.configure()
              .directory(file.getParent().toString())
              .filename(file.getFileName().toString())
              .ignoreIfMissing()
              .load();
      Map<String, String> values = new LinkedHashMap<>();
      for (DotenvEntry entry : dotenv.entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)) {
        values.put(entry.getKey(), entry.getValue());
      }
      return values;
    } catch (DotenvException e) {
      throw AutogenException.usage(
          "The file %s cannot be read: a line of it is not KEY=VALUE.".formatted(file));
    }
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

  /** Remembers the order of the keys, which is that of the databases. */
  private static final class InOrder extends Properties {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, String> values = new LinkedHashMap<>();

    @Override
    public synchronized Object put(Object key, Object value) {
      return values.put(key.toString(), value.toString().strip());
    }
  }
}
