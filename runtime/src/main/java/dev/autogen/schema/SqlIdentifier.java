package dev.autogen.schema;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Identifiers as PostgreSQL writes and stores them (documentation: 4.1.1 Identifiers and Key
 * Words).
 */
public final class SqlIdentifier {

  /** The longest name that the catalog holds, in bytes of UTF-8: {@code NAMEDATALEN - 1}. */
  public static final int MAXIMUM_BYTES = 63;

  /**
   * The words that {@code pg_get_keywords()} calls reserved, of PostgreSQL 14 to 18 together:
   * without quotes they never name a column.
   */
  private static final Set<String> RESERVED =
      Set.of(
          """
          all analyse analyze and any array as asc asymmetric authorization binary both case
          cast check collate collation column concurrently constraint create cross
          current_catalog current_date current_role current_schema current_time
          current_timestamp current_user default deferrable desc distinct do else end except
          false fetch for foreign freeze from full grant group having ilike in initially inner
          intersect into is isnull join lateral leading left like limit localtime localtimestamp
          natural not notnull null offset on only or order outer overlaps placing primary
          references returning right select session_user similar some symmetric system_user
          table tablesample then to trailing true union unique user using variadic verbose when
          where window with\
          """
              .split("\\s+"));

  /**
   * The words that name a column without quotes, but no function or type; {@code quote_ident}
   * quotes them.
   */
  private static final Set<String> COLUMN_NAMES =
      Set.of(
          """
          between bigint bit boolean char character coalesce dec decimal exists extract float
          greatest grouping inout int integer interval json json_array json_arrayagg json_exists
          json_object json_objectagg json_query json_scalar json_serialize json_table json_value
          least merge_action national nchar none normalize nullif numeric out overlay position
          precision real row setof smallint substring time timestamp treat trim values varchar
          xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi
          xmlroot xmlserialize xmltable\
          """
              .split("\\s+"));

  private SqlIdentifier() {}

  /** Returns the name as an identifier, in double quotes only where it needs them. */
  public static String quote(String name) {
    return needsQuotes(name) ? '"' + name.replace("\"", "\"\"") + '"' : name;
  }

  /** Returns the name as an identifier; one in {@link SchemaName#DEFAULT} is unqualified. */
  public static String quote(QualifiedName name) {
    return name.schema().isDefault()
        ? quote(name.name())
        : quote(name.schema().name()) + "." + quote(name.name());
  }

  /**
   * Returns the catalog name of an identifier without quotes. Only ASCII letters are folded to
   * lower case, as PostgreSQL does in a database of UTF-8.
   */
  public static String fold(String unquoted) {
    StringBuilder folded = new StringBuilder(unquoted.length());
    for (int i = 0; i < unquoted.length(); i++) {
      char c = unquoted.charAt(i);
      folded.append(c >= 'A' && c <= 'Z' ? (char) (c - 'A' + 'a') : c);
    }
    return folded.toString();
  }

  /**
   * Returns the name cut to {@link #MAXIMUM_BYTES}, never within a character, as PostgreSQL does.
   */
  public static String truncate(String name) {
    return truncate(name, MAXIMUM_BYTES);
  }

  /** Returns the longest start of the text that takes no more than so many bytes of UTF-8. */
  static String truncate(String text, int bytes) {
    int used = 0;
    int end = 0;
    while (end < text.length()) {
      int character = text.codePointAt(end);
      used += byteLength(character);
      if (used > bytes) {
        return text.substring(0, end);
      }
      end += Character.charCount(character);
    }
    return text;
  }

  static int byteLength(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static int byteLength(int character) {
    if (character < 0x80) {
      return 1;
    }
    if (character < 0x800) {
      return 2;
    }
    return character < 0x10000 ? 3 : 4;
  }

  /** Tells whether the word, without quotes, cannot name a column. */
  static boolean isReserved(String word) {
    return RESERVED.contains(word);
  }

  /** Tells whether {@code quote_ident} quotes the word although its characters do not need it. */
  static boolean isKeyword(String word) {
    return RESERVED.contains(word) || COLUMN_NAMES.contains(word);
  }

  private static boolean needsQuotes(String name) {
    if (name.isEmpty() || isKeyword(name)) {
      return true;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean plain =
          c >= 'a' && c <= 'z' || c == '_' || i > 0 && (c >= '0' && c <= '9' || c == '$');
      if (!plain) {
        return true;
      }
    }
    return false;
  }
}
