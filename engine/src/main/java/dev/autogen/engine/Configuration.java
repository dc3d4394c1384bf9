package dev.autogen.engine;

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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Keys and values from all sources, the strongest first: command line, environment, {@code .env},
 * {@code autogen.properties}, the application's own settings.
 *
 * <p>With a database name, {@code name.key} is looked up before {@code key} in every source.
 */
public final class Configuration {

  /** The name of the configuration file that is looked for. */
  public static final String FILE_NAME = "autogen.properties";

  /** The schema that PostgreSQL's default search path leads to. */
  private static final String USUAL_SCHEMA = "public";

  private final Path directory;
  private final Optional<Path> file;
  private final String name;
  private final List<Source> sources;

  /** One source of values, with the words that name it in messages. */
  private record Source(
      String description,
      Map<String, String> values,
      boolean environmentNames,
      Placeholders placeholders) {

    // Placeholders are replaced when a value is asked for: 'history' needs no ${DB_PASSWORD}.
    Optional<String> get(String key) {
      return Optional.ofNullable(values.get(environmentNames ? environmentName(key) : key))
          .map(value -> placeholders.resolve(key, value, description));
    }
  }

  private Configuration(Path directory, Optional<Path> file, String name, List<Source> sources) {
    this.directory = directory;
    this.file = file;
    this.name = name;
    this.sources = sources;
  }

  /**
   * Reads the configuration of the project around a directory.
   *
   * @param request where to look, and what the command line says
   * @throws AutogenException if a named file is missing, or a file cannot be read
   */
  public static Configuration load(ConfigurationRequest request) {
    Optional<Path> file = request.file().or(() -> findUpwards(request.workingDirectory()));
    file.filter(path -> !Files.isRegularFile(path))
        .ifPresent(
            path -> {
              throw AutogenException.usage(
                  "There is no configuration file %s. Run 'autogen init', or name another with -c."
                      .formatted(path));
            });
    Path directory =
        file.map(path -> path.toAbsolutePath().normalize().getParent())
            .orElse(request.workingDirectory().toAbsolutePath().normalize());
    Map<String, String> dotenv = readDotenv(directory);
    Map<String, String> variables = new LinkedHashMap<>(dotenv);
    variables.putAll(request.environment());
    Placeholders placeholders = new Placeholders(variables);
    Placeholders none = new Placeholders(Map.of());
    Map<String, String> properties = file.map(Configuration::readProperties).orElse(Map.of());
    List<Source> sources =
        List.of(
            new Source("the command line", request.commandLine(), false, none),
            new Source("the environment", request.environment(), true, none),
            new Source(".env", dotenv, true, none),
            new Source(FILE_NAME, properties, false, placeholders),
            Bundle.isRunning()
                ? new Source("the bundle", Bundle.settings(), false, none)
                : new Source(
                    "the application's configuration",
                    ApplicationSettings.read(directory),
                    false,
                    placeholders));
    return new Configuration(directory, file, request.name(), sources);
  }

  private static Optional<Path> findUpwards(Path start) {
    for (Path path = start.toAbsolutePath().normalize(); path != null; path = path.getParent()) {
      Path candidate = path.resolve(FILE_NAME);
      if (Files.isRegularFile(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private static Map<String, String> readDotenv(Path directory) {
    try {
      Dotenv dotenv = Dotenv.configure().directory(directory.toString()).ignoreIfMissing().load();
      Map<String, String> values = new LinkedHashMap<>();
      for (DotenvEntry entry : dotenv.entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)) {
        values.put(entry.getKey(), entry.getValue());
      }
      return values;
    } catch (DotenvException e) {
      throw AutogenException.usage(
          "The file %s cannot be read: a line of it is not KEY=VALUE."
              .formatted(directory.resolve(".env")));
    }
  }

  private static Map<String, String> readProperties(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw AutogenException.usage(
          "The configuration file %s cannot be read: %s.".formatted(file, e.getMessage()));
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (String key : properties.stringPropertyNames()) {
      values.put(key, properties.getProperty(key).strip());
    }
    return values;
  }

  /** Returns the environment variable that sets a key: {@code AUTOGEN_SERVER_VERSION}. */
  static String environmentName(String key) {
    return "AUTOGEN_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** Returns the name of the database among several, as {@code -n} gives it; empty for none. */
  String name() {
    return name;
  }

  /** Returns the value of a key, if any source has one that is not blank. */
  public Optional<String> get(String key) {
    for (Source source : sources) {
      Optional<String> value = own(source, key);
      if (value.isPresent()) {
        return value;
      }
    }
    return Optional.empty();
  }

  /** Returns the value of a key. @throws AutogenException naming the ways to give it */
  public String require(String key) {
    return get(key).orElseThrow(() -> AutogenException.usage(missing(key)));
  }

  private String missing(String key) {
    if (Bundle.isRunning()) {
      return "There is no %s. Give --%s or %s, or write %s=… into an %s beside the jar."
          .formatted(key, key, environmentName(key), key, FILE_NAME);
    }
    return file.map(
            path ->
                "%s does not say %s=…. Write it there, give --%s, or set %s."
                    .formatted(path.getFileName(), key, key, environmentName(key)))
        .orElseGet(
            () ->
                "There is no %s in %s or above. Run 'autogen init' in the project, or give --%s or %s."
                    .formatted(FILE_NAME, directory, key, environmentName(key)));
  }

  /**
   * Returns the schema that unqualified names live in: autogen's setting, else Hibernate's; empty
   * for none.
   */
  String schema() {
    return get("schema").or(() -> get("hibernate.default_schema")).orElse("");
  }

  /** Returns the real name of the schema that unqualified names live in, as far as it is known. */
  String defaultSchema() {
    String schema = schema();
    return schema.isEmpty() ? USUAL_SCHEMA : schema;
  }

  /**
   * Returns the values that a key has in all sources that have one, the strongest first, where they
   * do not replace but complement each other.
   */
  List<String> everywhere(String key) {
    return sources.stream().flatMap(source -> own(source, key).stream()).toList();
  }

  private Optional<String> own(Source source, String key) {
    return (name.isEmpty() ? Optional.<String>empty() : source.get(name + "." + key))
        .or(() -> source.get(key))
        .filter(text -> !text.isBlank());
  }

  /** Returns all keys that start with one of the prefixes, with their strongest values. */
  public Map<String, String> startingWith(String... prefixes) {
    Set<String> keys = new TreeSet<>();
    for (Source source : sources) {
      for (String key : source.values().keySet()) {
        String ours =
            !name.isEmpty() && key.startsWith(name + ".") ? key.substring(name.length() + 1) : key;
        if (Stream.of(prefixes).anyMatch(ours::startsWith)) {
          keys.add(ours);
        }
      }
    }
    Map<String, String> values = new TreeMap<>();
    keys.forEach(key -> get(key).ifPresent(value -> values.put(key, value)));
    return values;
  }

  /**
   * Returns the project's directory: that of the configuration file, else the working directory.
   */
  public Path directory() {
    return directory;
  }

  /** Returns a path from a value, relative to {@link #directory()}. */
  public Path path(String value) {
    return directory.resolve(value).normalize();
  }
}
