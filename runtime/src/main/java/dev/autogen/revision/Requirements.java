package dev.autogen.revision;

import dev.autogen.schema.SqlIdentifier;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is asked of the names and texts that a revision class gives. */
final class Requirements {

  private Requirements() {}

  /**
   * Returns the name.
   *
   * @param what what is named, such as {@code "a table"}
   * @throws IllegalArgumentException if the catalog cannot have an object of that name
   */
  static String name(String what, String name) {
    if (name == null || name.isEmpty()) {
      throw new IllegalArgumentException("The name of %s is missing.".formatted(what));
    }
    if (name.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "The name of %s contains the character 0, which PostgreSQL does not allow."
              .formatted(what));
    }
    int bytes = name.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > SqlIdentifier.MAXIMUM_BYTES) {
      throw new IllegalArgumentException(
          "The name %s of %s has %d bytes, but PostgreSQL keeps %d. Write a shorter one."
              .formatted(name, what, bytes, SqlIdentifier.MAXIMUM_BYTES));
    }
    return name;
  }

  /**
   * Returns the names.
   *
   * @param owner what has the columns, such as {@code "Index posts_title_idx"}
   * @throws IllegalArgumentException if there is none, or one is given twice
   */
  static List<String> columns(String owner, String... names) {
    if (names == null || names.length == 0) {
      throw new IllegalArgumentException("%s names no column.".formatted(owner));
    }
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name("a column", name))) {
        throw new IllegalArgumentException("%s names column %s twice.".formatted(owner, name));
      }
    }
    return List.of(names);
  }

  /**
   * Returns the SQL.
   *
   * @param what what it is, such as {@code "The default of column created"}
   * @throws IllegalArgumentException if it is blank
   */
  static String sql(String what, String sql) {
    if (sql == null || sql.isBlank()) {
      throw new IllegalArgumentException("%s has no SQL.".formatted(what));
    }
    return sql;
  }

  /**
   * Returns the text.
   *
   * @param what what it is, such as {@code "The reason"}
   * @throws IllegalArgumentException if it is blank
   */
  static String text(String what, String text) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException("%s is empty.".formatted(what));
    }
    return text;
  }

  /**
   * Returns the value.
   *
   * @param what what it is, such as {@code "The type of column title"}
   * @throws IllegalArgumentException if it is null
   */
  static <T> T given(String what, T value) {
    if (value == null) {
      throw new IllegalArgumentException("%s is null.".formatted(what));
    }
    return value;
  }

  /**
   * Returns the number.
   *
   * @param what what it is, such as {@code "The length of varchar"}
   * @throws IllegalArgumentException if it is out of bounds
   */
  static int between(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s is %d, but must be from %d to %d.".formatted(what, value, least, most));
    }
    return value;
  }
}
