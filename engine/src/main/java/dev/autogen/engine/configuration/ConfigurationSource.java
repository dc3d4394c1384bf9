package dev.autogen.engine.configuration;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One source of values. Placeholders are replaced when a value is asked for: {@code history} needs
 * no <code>${DB_PASSWORD}</code>.
 *
 * @param kind what it is
 * @param description the words that name it in messages: a file's name
 * @param values its values; those of an environment under the names of variables
 * @param placeholders what its values may refer to
 */
record ConfigurationSource(
    Kind kind, String description, Map<String, String> values, Placeholders placeholders) {

  /** What a source is, the strongest first. */
  enum Kind {
    COMMAND_LINE,
    ENVIRONMENT,
    DOTENV,
    PROFILE_FILE,
    FILE,
    SPRING_ENVIRONMENT,
    APPLICATION_PROFILE,
    APPLICATION
  }

  /** Returns the environment variable that sets a key: {@code AUTOGEN_SERVER_VERSION}. */
  static String environmentName(String key) {
    return "AUTOGEN_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /**
   * Returns the value of a key, if it is there and not blank.
   *
   * @param prefix the name of a database and a dot, or nothing
   */
  Optional<Setting> find(String prefix, String key, int strength) {
    String name = nameOf(prefix + key);
    return Optional.ofNullable(values.get(name))
        .map(value -> placeholders.resolve(prefix + key, value, description))
        .filter(value -> !value.isBlank())
        .map(value -> new Setting(key, value, place(name), strength, isUsual()));
  }

  /** Tells whether the key has a value, blank or not, without replacing placeholders in it. */
  boolean contains(String key) {
    return values.containsKey(nameOf(key));
  }

  private boolean isUsual() {
    return switch (kind) {
      case COMMAND_LINE, APPLICATION -> true;
      case FILE -> description.equals(Configuration.FILE_NAME);
      default -> false;
    };
  }

  private String nameOf(String key) {
    return isEnvironment() ? environmentName(key) : key;
  }

  /** Tells whether keys have the form of environment variables here. */
  boolean isEnvironment() {
    return kind == Kind.ENVIRONMENT || kind == Kind.DOTENV;
  }

  private String place(String name) {
    return switch (kind) {
      case ENVIRONMENT -> name;
      case DOTENV -> name + " in " + description;
      default -> description;
    };
  }

  /** A record's own form would show secrets. */
  @Override
  public String toString() {
    return description;
  }
}
