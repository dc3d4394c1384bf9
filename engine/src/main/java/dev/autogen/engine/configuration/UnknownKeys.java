package dev.autogen.engine.configuration;

import dev.autogen.engine.configuration.ConfigurationSource.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keys of the configuration files that nobody asks for. Those with dots may be another tool's, and
 * are mentioned only where they look like one of autogen's.
 */
final class UnknownKeys {

  private UnknownKeys() {}

  /** Returns a sentence for each. */
  static List<String> in(List<ConfigurationSource> sources) {
    List<String> sentences = new ArrayList<>();
    for (ConfigurationSource source : sources) {
      if (source.kind() == Kind.FILE || source.kind() == Kind.PROFILE_FILE) {
        source
            .values()
            .keySet()
            .forEach(key -> sentence(source.description(), key).ifPresent(sentences::add));
      }
    }
    return sentences;
  }

  private static Optional<String> sentence(String file, String key) {
    if (SettingKeys.ALL.contains(key) || ConfiguredDatabases.isOfFamily(key)) {
      return Optional.empty();
    }
    int dot = key.indexOf('.');
    String own = key.substring(dot + 1);
    if (dot >= 0 && (SettingKeys.ALL.contains(own) || ConfiguredDatabases.isOfFamily(own))) {
      return Optional.empty();
    }
    Optional<String> meant =
        NearestName.of(own, SettingKeys.ALL).map(near -> key.substring(0, dot + 1) + near);
    if (dot >= 0 && meant.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "%s: there is no key '%s'.%s"
            .formatted(
                file, key, meant.map(" Did you mean %s?"::formatted).orElse(" It does nothing.")));
  }
}
