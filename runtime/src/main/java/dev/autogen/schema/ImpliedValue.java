package dev.autogen.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a row that is there already has in a column that is new, where the entities leave no doubt:
 * with {@code @SoftDelete} it is not deleted.
 *
 * @param column the column
 * @param sql the value as SQL
 */
public record ImpliedValue(ObjectId column, String sql) {

  /** The key of a model's header that holds its implied values. */
  public static final String HEADER = "implied-values";

  /** Returns values as one line: {@code posts.deleted = 'false'}. */
  public static String print(List<ImpliedValue> values) {
    return values.stream()
        .map(
            value ->
                SqlQuotes.lineColumn(value.column()) + " = " + SqlQuotes.lineString(value.sql()))
        .collect(Collectors.joining("; "));
  }

  /**
   * Reads what {@link #print} wrote.
   *
   * @throws IllegalArgumentException if it is not such a line
   */
  public static List<ImpliedValue> parse(String line) {
    TokenCursor tokens = new TokenCursor(line);
    List<ImpliedValue> values = new ArrayList<>();
    while (!tokens.atEnd()) {
      ObjectId column = tokens.columnId();
      tokens.expect("=");
      values.add(new ImpliedValue(column, tokens.string("a value")));
      if (!tokens.accept(";")) {
        tokens.expectEnd("';'");
      }
    }
    return values;
  }
}
