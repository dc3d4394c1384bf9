package dev.autogen.revision;

import dev.autogen.operation.Parameter;
import dev.autogen.postgresql.Literals;
import dev.autogen.postgresql.QuestionMarks;
import dev.autogen.schema.SqlScript;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The values of a statement with question marks. */
final class Parameters {

  private Parameters() {}

  /**
   * Returns the values.
   *
   * @throws IllegalArgumentException if they are not as many as the question marks, or one is of a
   *     type that SQL has no constant for
   */
  static List<Parameter> of(String sql, Object... values) {
    // executeUpdate(sql, null) is one null, which Java takes for the array.
    Object[] given = values == null ? new Object[] {null} : values;
    if (SqlScript.split(sql).size() != 1) {
      throw new IllegalArgumentException(
          "executeUpdate runs one statement, and this is not one: '%s'. Call it for each."
              .formatted(sql.strip()));
    }
    int marks = QuestionMarks.count(sql);
    if (marks != given.length) {
      throw new IllegalArgumentException(
          "The statement '%s' has %s, but is given %s."
              .formatted(sql.strip(), count(marks, "question mark"), count(given.length, "value")));
    }
    return Arrays.stream(given)
        .map(value -> new Parameter(Optional.ofNullable(value), Literals.of(value)))
        .toList();
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
