package dev.autogen.engine.configuration;

import dev.autogen.engine.configuration.ConfigurationSource.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the own files of a Spring Boot or Quarkus application say, under autogen's keys: {@code
 * spring.datasource.url} is {@code url}, {@code spring.jpa.properties.hibernate.x} is {@code
 * hibernate.x}.
 *
 * <p>As in Spring Boot, {@code application-NAME} is stronger than {@code application}, and
 * properties than YAML.
 */
public final class ApplicationSettings {

  private static final Path RESOURCES = Path.of("src", "main", "resources");
  private static final Pattern FILE_OF_PROFILE =
      Pattern.compile("application-(.+)\\.(properties|ya?ml)");

  private final Path resources;
  private final Optional<String> profile;
  private final List<ApplicationFile> ofProfile;
  private final List<ApplicationFile> plain;

  private ApplicationSettings(Path resources, Optional<String> profile) {
    this.resources = resources;
    this.profile = profile;
    this.ofProfile =
        profile.map(name -> files(resources, "application-" + name, profile)).orElse(List.of());
    this.plain = files(resources, "application", profile);
  }

  /**
   * Where an application is told to change the schema by itself.
   *
   * @param key the key in the application's words
   * @param value its value, such as {@code update}
   */
  public record SchemaChange(String key, String value) {}

  /** Reads the files of the application in a project directory, as they are for a profile. */
  static ApplicationSettings of(Path directory, Optional<Profile> profile) {
    return new ApplicationSettings(directory.resolve(RESOURCES), profile.map(Profile::name));
  }

  /** Returns the files of that name that are there, the strongest first. */
  private static List<ApplicationFile> files(
      Path resources, String name, Optional<String> profile) {
    return Stream.of(".properties", ".yml", ".yaml")
        .map(ending -> resources.resolve(name + ending))
        .filter(Files::isRegularFile)
        .map(file -> ApplicationFile.read(file, profile))
        .toList();
  }

  /**
   * Returns the settings of the application in a project directory, without a profile; empty if it
   * has no such files.
   */
  public static Map<String, String> read(Path directory) {
    ApplicationSettings application = of(directory, Optional.empty());
    return application.settings(application.values());
  }

  /** Tells whether the application is one of Spring Boot. */
  public static boolean isSpring(Path directory) {
    return of(directory, Optional.empty()).isSpring();
  }

  private boolean isSpring() {
    return values().keySet().stream().anyMatch(key -> key.startsWith("spring."));
  }

  /** Returns what is said about changing the schema; empty if nothing is. */
  public static Optional<SchemaChange> schemaChange(Path directory) {
    Map<String, String> application = of(directory, Optional.empty()).values();
    return Stream.of(SpringSettings.DDL, QuarkusSettings.DDL)
        .flatMap(List::stream)
        .filter(application::containsKey)
        .map(key -> new SchemaChange(key, application.get(key)))
        .findFirst();
  }

  /** Tells whether anything in the files is for the profile. */
  boolean knowsProfile() {
    return !ofProfile.isEmpty() || profile.filter(profiles()::contains).isPresent();
  }

  /** Returns the profiles that files, documents and keys of the application are for. */
  Set<String> profiles() {
    Set<String> names = new TreeSet<>();
    plain.forEach(file -> names.addAll(file.profiles()));
    String[] files = resources.toFile().list();
    for (String file : files == null ? new String[0] : files) {
      Matcher matcher = FILE_OF_PROFILE.matcher(file);
      if (matcher.matches()) {
        names.add(matcher.group(1));
      }
    }
    return names;
  }

  /**
   * Returns the settings as sources of a configuration, the strongest first. An application of
   * Spring Boot has those of the environment too ({@code SPRING_DATASOURCE_URL}).
   *
   * @param environment the process environment
   * @param variables the environment and {@code .env}, which placeholders see; they see the
   *     application's own keys as well
   */
  List<ConfigurationSource> sources(
      Map<String, String> environment, Map<String, String> variables) {
    Map<String, String> all = values();
    Placeholders placeholders = Placeholders.nested(name -> variable(name, variables, all));
    List<ConfigurationSource> sources = new ArrayList<>();
    if (isSpring()) {
      SpringSettings.inEnvironment(environment)
          .forEach(
              (variable, settings) ->
                  sources.add(
                      new ConfigurationSource(
                          Kind.SPRING_ENVIRONMENT, variable, settings, Placeholders.NONE)));
    }
    ofProfile.forEach(file -> sources.add(source(Kind.APPLICATION_PROFILE, file, placeholders)));
    plain.forEach(
        file ->
            sources.add(
                source(
                    profile.filter(file.profiles()::contains).isPresent()
                        ? Kind.APPLICATION_PROFILE
                        : Kind.APPLICATION,
                    file,
                    placeholders)));
    return sources;
  }

  private ConfigurationSource source(Kind kind, ApplicationFile file, Placeholders placeholders) {
    return new ConfigurationSource(kind, file.name(), settings(file.values()), placeholders);
  }

  private Map<String, String> settings(Map<String, String> values) {
    Map<String, String> settings = new LinkedHashMap<>(QuarkusSettings.in(values, profile));
    settings.putAll(SpringSettings.in(values));
    return settings;
  }

  private Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    Stream.of(plain, ofProfile)
        .map(ApplicationSettings::weakestFirst)
        .flatMap(List::stream)
        .forEach(file -> values.putAll(file.values()));
    return values;
  }

  private static List<ApplicationFile> weakestFirst(List<ApplicationFile> files) {
    List<ApplicationFile> reversed = new ArrayList<>(files);
    Collections.reverse(reversed);
    return reversed;
  }

  /**
   * As Spring looks for {@code db.host}: {@code DB_HOST} of the environment is meant too, and the
   * properties of the system are known.
   */
  private static Optional<String> variable(
      String name, Map<String, String> variables, Map<String, String> keys) {
    String relaxed = name.replace('.', '_').replace("-", "").toUpperCase(Locale.ROOT);
    return Optional.ofNullable(variables.get(name))
        .or(() -> Optional.ofNullable(variables.get(relaxed)))
        .or(() -> Optional.ofNullable(keys.get(name)))
        .or(() -> Optional.ofNullable(System.getProperty(name)));
  }
}
