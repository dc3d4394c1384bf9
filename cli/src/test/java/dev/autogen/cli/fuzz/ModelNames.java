package dev.autogen.cli.fuzz;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is called otherwise in the second of two models, by its names in the catalog. */
record ModelNames(Map<String, String> renamed, List<String> values) {

  /** What templates put before a feature's name. */
  private static final List<String> PREFIXES =
      List.of("", "a_", "b_", "c_", "o_", "i_", "v_", "p_", "k_", "tz_");

  static ModelNames of(ModelPair pair) {
    Map<String, String> renamed = new LinkedHashMap<>();
    ModelDescription after = pair.after();
    pair.before()
        .entities()
        .forEach(
            entity ->
                after
                    .entity(entity.number())
                    .ifPresent(other -> put(renamed, entity.table(), other.table())));
    pair.before()
        .features()
        .forEach(
            feature ->
                after
                    .feature(feature.number())
                    .ifPresent(other -> put(renamed, feature.name(), other.name())));
    List<String> values =
        pair.before()
            .features()
            .filter(feature -> feature.construct().is(Trait.RENAMES_VALUE))
            .flatMap(
                feature ->
                    after
                        .feature(feature.number())
                        .flatMap(other -> value(feature, other))
                        .stream())
            .toList();
    return new ModelNames(renamed, values);
  }

  private static void put(Map<String, String> renamed, DbName from, DbName to) {
    if (!from.equals(to)) {
      PREFIXES.forEach(prefix -> renamed.put(from.catalog(prefix), to.catalog(prefix)));
    }
  }

  /** An enum's type is called as its class is, without quotes. */
  private static Optional<String> value(Feature before, Feature after) {
    if (before.variant() == after.variant()) {
      return Optional.empty();
    }
    List<String> from = before.written().labels();
    List<String> to = after.written().labels();
    return Optional.of(
        "%s.%s:%s".formatted(before.typeName().toLowerCase(Locale.ROOT), from.get(1), to.get(1)));
  }

  /** Returns the name in the second model; of a name that is implied, its end may have changed. */
  String after(String name) {
    if (renamed.containsKey(name)) {
      return renamed.get(name);
    }
    return renamed.entrySet().stream()
        .filter(entry -> name.endsWith("_" + entry.getKey()))
        .map(entry -> name.substring(0, name.length() - entry.getKey().length()) + entry.getValue())
        .findFirst()
        .orElse(name);
  }

  /** Tells whether a value of an enum type becomes another one. */
  boolean isRenamedValue(String label) {
    return values.stream().anyMatch(value -> value.contains("." + label + ":"));
  }
}
