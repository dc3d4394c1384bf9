package dev.autogen.engine.configuration;

import dev.autogen.engine.configuration.ConfigurationSource.Kind;
import dev.autogen.revision.AutogenException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Keys and values from all sources, the strongest first: command line, environment, {@code .env},
 * {@code autogen.properties}, the application's own settings; those of a profile before the plain
 * ones of their kind.
 *
 * <p>With a database name, {@code name.key} of any source is stronger than {@code key} of any but
 * the command line: {@code AUTOGEN_URL} is not where the reporting database is.
 */
public final class Configuration {

  /** The name of the configuration file that is looked for. */
  public static final String FILE_NAME = "autogen.properties";

  /** The schema that PostgreSQL's default search path leads to. */
  private static final String USUAL_SCHEMA = "public";

  private static final int NEWEST_SERVER = 18;

  private final Path directory;
  private final Optional<Path> file;
  private final String name;
  private final Optional<String> profile;
  private final List<ConfigurationSource> sources;
  private final List<Place> places;

  /** A source, and the prefix that keys have there. */
  private record Place(ConfigurationSource source, String prefix) {}

  private Configuration(
      Path directory,
      Optional<Path> file,
      String name,
      Optional<String> profile,
      List<ConfigurationSource> sources) {
    this.directory = directory;
    this.file = file;
    this.name = name;
    this.profile = profile;
    this.sources = List.copyOf(sources);
    this.places = places(sources, name);
  }

  private static List<Place> places(List<ConfigurationSource> sources, String name) {
    List<Place> places = new ArrayList<>();
    List<ConfigurationSource> others =
        sources.stream().filter(source -> source.kind() != Kind.COMMAND_LINE).toList();
    sources.stream()
        .filter(source -> source.kind() == Kind.COMMAND_LINE)
        .forEach(source -> places.add(new Place(source, "")));
    if (!name.isEmpty()) {
      others.forEach(source -> places.add(new Place(source, name + ".")));
    }
    others.forEach(source -> places.add(new Place(source, "")));
    return places;
  }

  /**
   * Reads the configuration of the project around a directory.
   *
   * @param request where to look, and what the command line says
   * @throws AutogenException if a named file is missing, a file cannot be read, nothing is there
   *     for the profile, or no database has the name
   */
  public static Configuration load(ConfigurationRequest request) {
    Optional<Path> file =
        request.file().or(() -> ConfigurationFiles.findUpwards(request.workingDirectory()));
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
    ConfigurationReader reader = new ConfigurationReader(request, directory, file);
    Optional<Profile> profile =
        new Configuration(directory, file, "", Optional.empty(), reader.plain())
            .get("profile")
            .map(Profile::new);
    Configuration configuration =
        new Configuration(
            directory, file, request.name(), profile.map(Profile::name), reader.read(profile));
    if (!request.name().isEmpty()) {
      ConfiguredDatabases.of(configuration).require(request.name());
    }
    return configuration;
  }

  /** Returns the environment variable that sets a key: {@code AUTOGEN_SERVER_VERSION}. */
  static String environmentName(String key) {
    return ConfigurationSource.environmentName(key);
  }

  /** Returns the name of the database among several, as {@code -n} gives it; empty for none. */
  public String name() {
    return name;
  }

  /** Returns the profile that was asked for. */
  public Optional<String> profile() {
    return profile;
  }

  /** Returns the configuration file; empty where there is none. */
  Optional<Path> file() {
    return file;
  }

  List<ConfigurationSource> sources() {
    return sources;
  }

  /** Returns the value of a key, if any source has one that is not blank. */
  public Optional<String> get(String key) {
    return setting(key).map(Setting::value);
  }

  /** Returns the value of a key with where it comes from. */
  public Optional<Setting> setting(String key) {
    return strongest(key);
  }

  /**
   * Returns the strongest value that any of several keys has, which exclude each other.
   *
   * @throws AutogenException if one source has two of them
   */
  public Optional<Setting> strongest(String... keys) {
    for (int i = 0; i < places.size(); i++) {
      Place place = places.get(i);
      int strength = i;
      List<Setting> found =
          Stream.of(keys)
              .flatMap(key -> place.source().find(place.prefix(), key, strength).stream())
              .toList();
      if (found.size() > 1) {
        throw AutogenException.usage(
            "%s has both %s and %s. Write one of them."
                .formatted(
                    place.source().description(),
                    place.prefix() + found.get(0).key(),
                    place.prefix() + found.get(1).key()));
      }
      if (!found.isEmpty()) {
        return Optional.of(found.get(0));
      }
    }
    return Optional.empty();
  }

  /** Returns the value of a key. @throws AutogenException naming the ways to give it */
  public String require(String key) {
    return get(key).orElseThrow(() -> AutogenException.usage(missing(key)));
  }

  private String missing(String key) {
    String own = name.isEmpty() ? key : name + "." + key;
    if (Bundle.isRunning()) {
      return "There is no %s. Give --%s or %s, or write %s=… into an %s beside the jar."
          .formatted(key, key, environmentName(key), key, FILE_NAME);
    }
    List<String> named = name.isEmpty() ? ConfiguredDatabases.of(this).with(key) : List.of();
    if (!named.isEmpty()) {
      return "%s says %s for each database by its name only. Choose with -n (%s), or take them all with --all."
          .formatted(file.map(Path::getFileName).orElseThrow(), key, String.join(", ", named));
    }
    return file.map(
            path ->
                "%s does not say %s=…. Write it there, give --%s, or set %s."
                    .formatted(path.getFileName(), own, key, environmentName(own)))
        .orElseGet(
            () ->
                "There is no %s in %s or above. Run 'autogen init' in the project, or give --%s or %s."
                    .formatted(FILE_NAME, directory, key, environmentName(key)));
  }

  /**
   * Returns the schema that unqualified names live in: autogen's setting, else Hibernate's; empty
   * for none.
   */
  public String schema() {
    return get("schema").or(() -> get("hibernate.default_schema")).orElse("");
  }

  /** Returns the real name of the schema that unqualified names live in, as far as it is known. */
  public String defaultSchema() {
    String schema = schema();
    return schema.isEmpty() ? USUAL_SCHEMA : schema;
  }

  /**
   * Returns the major version of PostgreSQL that Hibernate's dialect and the private server have:
   * {@code server-version}, else the newest.
   *
   * @throws AutogenException if it is no version
   */
  public int serverMajor() {
    String text = get("server-version").orElse(Integer.toString(NEWEST_SERVER));
    try {
      return Integer.parseInt(text.replaceFirst("\\..*$", ""));
    } catch (NumberFormatException e) {
      throw AutogenException.usage(
          "server-version is '%s', which is no version. Write a major version, such as 18."
              .formatted(text));
    }
  }

  /**
   * Returns the values that a key has in all sources that have one, the strongest first, where they
   * do not replace but complement each other.
   */
  public List<String> everywhere(String key) {
    return sources.stream().flatMap(source -> own(source, key).stream()).toList();
  }

  private Optional<String> own(ConfigurationSource source, String key) {
    return (name.isEmpty() ? Optional.<Setting>empty() : source.find(name + ".", key, 0))
        .or(() -> source.find("", key, 0))
        .map(Setting::value);
  }

  /** Returns all keys that start with one of the prefixes, with their strongest values. */
  public Map<String, String> startingWith(String... prefixes) {
    Map<String, String> values = new TreeMap<>();
    keys().stream()
        .filter(key -> Stream.of(prefixes).anyMatch(key::startsWith))
        .forEach(key -> get(key).ifPresent(value -> values.put(key, value)));
    return values;
  }

  /**
   * Returns the keys that files and the command line have, and those of families that the
   * environment has, without the name of the database.
   */
  private Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    for (ConfigurationSource source : sources) {
      if (!source.isEnvironment()) {
        for (String key : source.values().keySet()) {
          boolean own = !name.isEmpty() && key.startsWith(name + ".");
          keys.add(own ? key.substring(name.length() + 1) : key);
        }
      }
    }
    KeyFamilies families = new KeyFamilies(Set.copyOf(keys));
    sources.stream()
        .filter(ConfigurationSource::isEnvironment)
        .forEach(source -> keys.addAll(families.in(source.values().keySet(), name)));
    return keys;
  }

  /** Returns a sentence for each key of the configuration files that autogen does not know. */
  public List<String> unknownKeys() {
    return UnknownKeys.in(sources);
  }

  /**
   * Returns the settings that hold, by key: all that files and command line have, and of the
   * environment those that autogen knows. What belongs to another database is left out.
   */
  public List<Setting> settings() {
    Set<String> all = keys();
    all.addAll(SettingKeys.ALL);
    List<String> others = ConfiguredDatabases.of(this).known();
    Map<String, Setting> found = new LinkedHashMap<>();
    for (String key : all) {
      if (others.stream().noneMatch(other -> key.startsWith(other + "."))) {
        resolved(key).ifPresent(setting -> found.put(key, setting));
      }
    }
    return List.copyOf(found.values());
  }

  /** What refers to a variable that is not set is listed too. */
  private Optional<Setting> resolved(String key) {
    try {
      return setting(key);
    } catch (AutogenException unresolved) {
      return Optional.of(new Setting(key, "(none)", unresolved.getMessage(), -1, false));
    }
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
