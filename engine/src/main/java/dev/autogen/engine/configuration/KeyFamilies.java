package dev.autogen.engine.configuration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.postgresql.PGProperty;

/**
 * Keys that are many under one first part, such as {@code context.KEY}, as variables of the
 * environment name them.
 *
 * <p>{@code AUTOGEN_CONTEXT_TEAM} is {@code context.team}. Where a file has a key that is written
 * so ({@code context.Team}), or autogen, the driver or Hibernate knows one, that is the one; else
 * what follows the family is lower case, and of {@code jakarta.persistence.} an underscore is a
 * dot.
 */
final class KeyFamilies {

  private static final String JDBC = "jdbc.";
  private static final String JAKARTA = "jakarta.persistence.";
  private static final List<String> FAMILIES = List.of("context.", "hibernate.", JAKARTA, JDBC);

  /** Settings of Hibernate that have dots, or dashes, and matter for a schema. */
  private static final List<String> OF_HIBERNATE =
      List.of(
          "hibernate.id.db_structure_naming_strategy",
          "hibernate.id.optimizer.pooled.preferred",
          "hibernate.mapping.default_list_semantics",
          "hibernate.timezone.default_storage",
          "hibernate.type.prefer_java_type_jdbc_types",
          "hibernate.type.prefer_native_enum_types",
          "hibernate.type.preferred_array_jdbc_type",
          "hibernate.type.preferred_boolean_jdbc_type",
          "hibernate.type.preferred_duration_jdbc_type",
          "hibernate.type.preferred_enum_jdbc_type",
          "hibernate.type.preferred_instant_jdbc_type",
          "hibernate.type.preferred_uuid_jdbc_type",
          "hibernate.type.wrapper_array_handling");

  private final Map<String, String> known = new LinkedHashMap<>();

  /**
   * Families of which some keys are known.
   *
   * @param written the keys that files have
   */
  KeyFamilies(Set<String> written) {
    Stream.of(
            SettingKeys.ALL.stream(),
            written.stream(),
            OF_HIBERNATE.stream(),
            Stream.of(PGProperty.values()).map(property -> JDBC + property.getName()))
        .flatMap(keys -> keys)
        .forEach(key -> known.putIfAbsent(ConfigurationSource.environmentName(key), key));
  }

  /**
   * Returns the keys of families that variables set.
   *
   * @param name the name of a database, whose own variables count too; empty for none
   */
  Set<String> in(Set<String> variables, String name) {
    Set<String> keys = new TreeSet<>();
    String all = ConfigurationSource.environmentName("");
    String own = ConfigurationSource.environmentName(name + ".");
    for (String variable : variables) {
      key(variable).ifPresent(keys::add);
      if (!name.isEmpty() && variable.startsWith(own)) {
        key(all + variable.substring(own.length())).ifPresent(keys::add);
      }
    }
    return keys;
  }

  private Optional<String> key(String variable) {
    return FAMILIES.stream()
        .filter(family -> isOf(family, variable))
        .map(family -> known.getOrDefault(variable, lowerCase(family, variable)))
        .findFirst();
  }

  private static boolean isOf(String family, String variable) {
    String prefix = ConfigurationSource.environmentName(family);
    return variable.startsWith(prefix) && variable.length() > prefix.length();
  }

  private static String lowerCase(String family, String variable) {
    String rest =
        variable
            .substring(ConfigurationSource.environmentName(family).length())
            .toLowerCase(Locale.ROOT);
    return family + (family.equals(JAKARTA) ? rest.replace('_', '.') : rest);
  }
}
