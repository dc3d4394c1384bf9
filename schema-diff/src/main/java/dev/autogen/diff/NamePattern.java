package dev.autogen.diff;

import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.SchemaName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A pattern for names of objects: {@code legacy_*}, {@code audit.*}, {@code posts.ix_*}, {@code
 * index posts.*_tmp}.
 *
 * <p>Names are catalog names and case counts. {@code *} stands for any characters, {@code ?} for
 * one; between double quotes nothing is special, and a dot does not split. A name of one part is of
 * an object in the default schema; of two parts {@code schema.object} or {@code table.element},
 * whichever fits; of three {@code schema.table.element}.
 *
 * @param text as it was written
 * @param kinds the kinds of object it is about; empty for all but schemas
 * @param parts the parts of the name
 */
record NamePattern(String text, Set<ObjectKind> kinds, List<Pattern> parts) {

  private static final Map<String, Set<ObjectKind>> KINDS = kindsByWords();

  /** The words before the last one: no name has white space outside quotes. */
  private static final Pattern KIND = Pattern.compile("(?:[A-Za-z]+\\s+)+");

  private static Map<String, Set<ObjectKind>> kindsByWords() {
    Map<String, Set<ObjectKind>> kinds = new TreeMap<>();
    for (ObjectKind kind : ObjectKind.values()) {
      kinds.put(kind.words(), Set.of(kind));
    }
    kinds.put("check", Set.of(ObjectKind.CHECK_CONSTRAINT));
    kinds.put("unique", Set.of(ObjectKind.UNIQUE_CONSTRAINT));
    kinds.put("enum", Set.of(ObjectKind.ENUM_TYPE));
    kinds.put(
        "constraint",
        EnumSet.allOf(ObjectKind.class).stream()
            .filter(ObjectKind::isConstraint)
            .collect(Collectors.toUnmodifiableSet()));
    kinds.put("type", Set.of(ObjectKind.ENUM_TYPE, ObjectKind.COMPOSITE_TYPE, ObjectKind.DOMAIN));
    return kinds;
  }

  /**
   * Reads patterns that are separated by commas.
   *
   * @throws IllegalArgumentException naming the one that is none
   */
  static List<NamePattern> parseList(String text) {
    List<NamePattern> patterns = new ArrayList<>();
    for (String one : split(text, ',')) {
      if (!one.isBlank()) {
        patterns.add(parse(one.strip()));
      }
    }
    return List.copyOf(patterns);
  }

  private static NamePattern parse(String text) {
    Matcher words = KIND.matcher(text);
    boolean hasKind = words.lookingAt();
    List<String> parts = split(hasKind ? text.substring(words.end()) : text, '.');
    if (parts.size() > 3) {
      throw wrong(text, "a name has at most three parts, schema.table.object");
    }
    return new NamePattern(
        text,
        hasKind ? kinds(text, words.group()) : Set.of(),
        parts.stream().map(part -> glob(text, part.strip())).toList());
  }

  private static Set<ObjectKind> kinds(String text, String words) {
    String kind = words.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    if (!KINDS.containsKey(kind)) {
      throw wrong(
          text,
          "'%s' is no kind of object; there are %s"
              .formatted(kind, String.join(", ", KINDS.keySet())));
    }
    return KINDS.get(kind);
  }

  private static Pattern glob(String text, String part) {
    StringBuilder regex = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (c == '"') {
        boolean doubled = quoted && i + 1 < part.length() && part.charAt(i + 1) == '"';
        if (doubled) {
          regex.append("\"");
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (quoted || "*?".indexOf(c) < 0) {
        if (!quoted && Character.isWhitespace(c)) {
          throw wrong(text, "a name with white space is quoted, as in \"my table\"");
        }
        regex.append(Pattern.quote(String.valueOf(c)));
      } else {
        regex.append(c == '*' ? ".*" : ".");
      }
    }
    if (quoted) {
      throw wrong(text, "a double quote is not closed");
    }
    if (regex.isEmpty()) {
      throw wrong(text, "a part of the name is empty");
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  /** Splits where the separator is not between double quotes. */
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '"') {
        quoted = !quoted;
      } else if (text.charAt(i) == separator && !quoted) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }

  private static IllegalArgumentException wrong(String text, String why) {
    return new IllegalArgumentException("'%s' is no pattern: %s.".formatted(text, why));
  }

  /**
   * Tells whether it stands for an object: for itself, for its table, or for its schema.
   *
   * @param defaultSchema the real name of the default schema
   */
  boolean matches(ObjectId id, String defaultSchema) {
    String schema = id.schema().isDefault() ? defaultSchema : id.schema().name();
    return isSelf(id, schema, defaultSchema)
        || id.kind().isTableElement()
            && isSelf(ObjectId.table(id.tableName()), schema, defaultSchema)
        || isSelf(schemaNamed(schema), defaultSchema, defaultSchema);
  }

  private static ObjectId schemaNamed(String schema) {
    return new ObjectId(ObjectKind.SCHEMA, SchemaName.DEFAULT, "", schema);
  }

  private boolean isSelf(ObjectId id, String schema, String defaultSchema) {
    boolean isKindStated = kinds.contains(id.kind());
    if (!isKindStated && (!kinds.isEmpty() || id.kind() == ObjectKind.SCHEMA)) {
      return false;
    }
    if (id.kind() == ObjectKind.SCHEMA) {
      return fits(id.name());
    }
    boolean isInDefault = schema.equals(defaultSchema);
    if (id.kind().isTableElement()) {
      return isKindStated && isInDefault && fits(id.name())
          || isInDefault && fits(id.table(), id.name())
          || fits(schema, id.table(), id.name());
    }
    return isInDefault && fits(id.name()) || fits(schema, id.name());
  }

  private boolean fits(String... names) {
    if (parts.size() != names.length) {
      return false;
    }
    for (int i = 0; i < names.length; i++) {
      if (!parts.get(i).matcher(names[i]).matches()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return text;
  }
}
