package dev.autogen.engine.configuration;

import dev.autogen.engine.configuration.ConfigurationSource.Kind;
import dev.autogen.revision.AutogenException;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The databases of a project that has several: keys under a name.
 *
 * <p>Which they are is said by {@code databases=a,b}; otherwise they are those with {@code
 * NAME.url}, in the order of the file, and the one without a name where the file or the application
 * says its {@code url}.
 */
public final class ConfiguredDatabases {

  /** First parts of keys that are no names of databases. */
  private static final Set<String> FAMILIES =
      Set.of(
          "hibernate",
          "jakarta",
          "javax",
          "org",
          "spring",
          "quarkus",
          "jdbc",
          "hooks",
          "context",
          "scan");

  private static final Pattern NAME = Pattern.compile("[\\w-]+");
  private static final String LIST = "databases";
  private static final String URL = "url";
  private static final String REVISIONS = "revisions";

  private final Configuration configuration;
  private final Set<String> keys;

  private ConfiguredDatabases(Configuration configuration) {
    this.configuration = configuration;
    this.keys = new LinkedHashSet<>();
    of(Kind.FILE).forEach(source -> keys.addAll(source.values().keySet()));
    of(Kind.PROFILE_FILE).forEach(source -> keys.addAll(source.values().keySet()));
  }

  /** Returns the databases of a configuration, whichever of them it was loaded for. */
  public static ConfiguredDatabases of(Configuration configuration) {
    return new ConfiguredDatabases(configuration);
  }

  private Stream<ConfigurationSource> of(Kind kind) {
    return configuration.sources().stream().filter(source -> source.kind() == kind);
  }

  /**
   * Returns the names that {@code --all} stands for; the empty one is the database without a name.
   *
   * @throws AutogenException if there is only one database, or none, or one is listed that no key
   *     is for
   */
  public List<String> all() {
    List<String> listed = listed();
    listed.forEach(this::requireKeys);
    List<String> names = listed.isEmpty() ? withUrl() : listed;
    if (names.isEmpty() || names.equals(List.of(""))) {
      throw AutogenException.usage(
          "%s has one database only. For several write databases=NAME,NAME, or NAME.url=… for each."
              .formatted(file()));
    }
    return names;
  }

  private List<String> listed() {
    return configuration
        .get(LIST)
        .map(text -> Stream.of(text.split("[,\\s]+")).filter(name -> !name.isEmpty()).toList())
        .orElse(List.of())
        .stream()
        .distinct()
        .toList();
  }

  private List<String> withUrl() {
    Set<String> names = new LinkedHashSet<>();
    boolean ofApplication =
        Stream.of(Kind.APPLICATION_PROFILE, Kind.APPLICATION)
            .flatMap(this::of)
            .anyMatch(source -> source.contains(URL));
    if (ofApplication) {
      names.add("");
    }
    for (String key : keys) {
      if (key.equals(URL)) {
        names.add("");
      } else if (key.endsWith("." + URL)) {
        nameIn(key).filter(name -> key.equals(name + "." + URL)).ifPresent(names::add);
      }
    }
    return List.copyOf(names);
  }

  /** Returns all names that a key of the files is under, and those that are listed. */
  List<String> known() {
    Set<String> names = new LinkedHashSet<>(listed());
    names.addAll(withKeys());
    return List.copyOf(names);
  }

  private List<String> withKeys() {
    return keys.stream().flatMap(key -> nameIn(key).stream()).distinct().toList();
  }

  /** Returns the names that have a key of their own in the files: {@code NAME.revisions}. */
  List<String> with(String key) {
    return withKeys().stream().filter(name -> keys.contains(name + "." + key)).toList();
  }

  /** Returns where the revisions of any of them are, as the configuration writes it. */
  public List<String> revisions() {
    Stream<String> named =
        known().stream().flatMap(name -> configuration.get(name + "." + REVISIONS).stream());
    Stream<String> plain =
        configuration.sources().stream()
            .flatMap(source -> source.find("", REVISIONS, 0).stream())
            .map(Setting::value);
    return Stream.concat(named, plain)
        .flatMap(text -> Stream.of(text.split("[," + File.pathSeparator + "]")))
        .map(text -> text.strip().replaceFirst("/\\*\\*$", ""))
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /** Tells whether a key is one of many under a first part, such as {@code hibernate.dialect}. */
  static boolean isOfFamily(String key) {
    int dot = key.indexOf('.');
    return dot > 0 && FAMILIES.contains(key.substring(0, dot));
  }

  private static Optional<String> nameIn(String key) {
    int dot = key.indexOf('.');
    return dot <= 0 || isOfFamily(key) ? Optional.empty() : Optional.of(key.substring(0, dot));
  }

  /**
   * Makes sure that a database of that name is configured: some key is for it, in a file or in the
   * environment. Without that it would be the one of the plain keys.
   *
   * @throws AutogenException listing those that are
   */
  void require(String name) {
    if (listed().contains(name)) {
      requireKeys(name);
    } else if (!hasKeys(name)) {
      throw AutogenException.usage(
          "There is no database '%s' in %s. %s"
              .formatted(
                  name,
                  file(),
                  known().isEmpty()
                      ? "Write %s.url=… there, or leave -n out.".formatted(name)
                      : "There is: %s.".formatted(String.join(", ", known()))));
    }
  }

  private void requireKeys(String name) {
    String source = configuration.setting(LIST).map(Setting::source).orElse(file());
    if (!NAME.matcher(name).matches()) {
      throw AutogenException.usage(
          "%s of %s has '%s', which is no name. Write names of letters, digits, - and _ with commas between them."
              .formatted(LIST, source, name));
    }
    if (!hasKeys(name)) {
      throw AutogenException.usage(
          "%s of %s names '%s', but no key is for it. Write %s.url=… or %s.schema=…, or correct the name. %s"
              .formatted(
                  LIST,
                  source,
                  name,
                  name,
                  name,
                  withKeys().isEmpty()
                      ? "No name has a key."
                      : "Names with keys are: %s.".formatted(String.join(", ", withKeys()))));
    }
  }

  private boolean hasKeys(String name) {
    return withKeys().contains(name) || inEnvironment(name);
  }

  /** A plain key may begin with the name too: {@code AUTOGEN_SERVER_VERSION} is for no server. */
  private boolean inEnvironment(String name) {
    String prefix = Configuration.environmentName(name + ".");
    Set<String> plain =
        SettingKeys.ALL.stream().map(Configuration::environmentName).collect(Collectors.toSet());
    return configuration.sources().stream()
        .filter(ConfigurationSource::isEnvironment)
        .flatMap(source -> source.values().keySet().stream())
        .anyMatch(variable -> variable.startsWith(prefix) && !plain.contains(variable));
  }

  private String file() {
    return configuration
        .file()
        .map(path -> path.getFileName().toString())
        .orElse(Configuration.FILE_NAME);
  }

  /**
   * Makes sure that databases are not one and the same, which would be migrated twice.
   *
   * @param configurations that of each
   * @throws AutogenException naming two that are
   */
  public static void requireDistinct(List<Configuration> configurations) {
    List<List<String>> seen = new ArrayList<>();
    for (Configuration each : configurations) {
      List<String> place = List.of(server(each), each.defaultSchema());
      int same = seen.indexOf(place);
      if (same >= 0) {
        throw AutogenException.usage(
            "%s and %s are the same: server, database and schema are equal. Give each a url or a schema of its own."
                .formatted(called(configurations.get(same).name()), called(each.name())));
      }
      seen.add(place);
    }
  }

  /** Returns where a url leads, however it is written; one that cannot be read as it is. */
  private static String server(Configuration configuration) {
    String url = configuration.get(URL).orElse(configuration.name());
    try {
      return DatabaseAddress.of(url, configuration.get("username").orElse(""), "").place();
    } catch (AutogenException unreadable) {
      return url;
    }
  }

  /** Returns a name as messages have it: {@code Database reporting}. */
  public static String called(String name) {
    return name.isEmpty() ? "The database without a name" : "Database " + name;
  }
}
