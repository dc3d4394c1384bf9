package dev.autogen.schema;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The storage parameters of a table or index, PostgreSQL's {@code WITH (…)}: {@code fillfactor},
 * {@code autovacuum_enabled}, {@code toast.autovacuum_enabled}. Their order means nothing.
 *
 * @param values their values by their names, as {@code pg_class.reloptions} has them
 */
public record StorageParameters(SortedMap<String, String> values) {

  public static final StorageParameters NONE = new StorageParameters(new TreeMap<>());

  public StorageParameters {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /**
   * Reads what stands between the parentheses of {@code WITH (…)}; one without a value is true.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static StorageParameters parse(String sql) {
    TokenCursor cursor = new TokenCursor(sql);
    SortedMap<String, String> values = new TreeMap<>();
    do {
      String name = String.join(".", cursor.dottedName("the name of a storage parameter"));
      values.put(name, cursor.accept("=") ? value(cursor) : "true");
    } while (cursor.accept(","));
    cursor.expectEnd("the end of the storage parameters");
    return new StorageParameters(values);
  }

  private static String value(TokenCursor cursor) {
    String sign = cursor.accept("-") ? "-" : "";
    SqlToken value = cursor.take("the value of a storage parameter");
    return sign + (value.kind() == SqlToken.Kind.STRING ? value.string() : value.text());
  }

  /** Returns those of a row of {@code pg_class}: {@code fillfactor=70}. */
  public static StorageParameters ofCatalog(List<String> reloptions) {
    SortedMap<String, String> values = new TreeMap<>();
    for (String option : reloptions) {
      int equals = option.indexOf('=');
      values.put(option.substring(0, equals), option.substring(equals + 1));
    }
    return new StorageParameters(values);
  }

  /** Returns these with another value of one of them, or without it. */
  public StorageParameters with(String name, Optional<String> value) {
    SortedMap<String, String> changed = new TreeMap<>(values);
    changed.remove(name);
    value.ifPresent(given -> changed.put(name, given));
    return new StorageParameters(changed);
  }

  public Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** Returns the names of those that either has, in order. */
  public List<String> namesWith(StorageParameters others) {
    return Stream.of(values, others.values)
        .map(Map::keySet)
        .flatMap(names -> names.stream())
        .sorted()
        .distinct()
        .toList();
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** Returns what stands between the parentheses: {@code fillfactor='70'}. */
  public String sql() {
    return values.entrySet().stream()
        .map(entry -> quoted(entry.getKey()) + "=" + StringLiteral.of(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** Returns the name of a parameter as SQL, which has its own place before the point. */
  public static String quoted(String name) {
    return Stream.of(name.split("\\.")).map(SqlIdentifier::quote).collect(Collectors.joining("."));
  }
}
