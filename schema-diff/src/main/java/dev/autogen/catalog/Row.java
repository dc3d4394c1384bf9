package dev.autogen.catalog;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/**
 * The current row of a result, without nulls: a null text is empty, a null array has no elements.
 */
record Row(ResultSet result) {

  /** Does something with each row of a result. */
  interface Reader {
    void read(Row row) throws SQLException;
  }

  String text(String column) throws SQLException {
    String value = result.getString(column);
    return value == null ? "" : value;
  }

  boolean flag(String column) throws SQLException {
    return result.getBoolean(column);
  }

  int integer(String column) throws SQLException {
    return result.getInt(column);
  }

  /** Returns a {@code bigint}, or an OID as the number that it is. */
  long number(String column) throws SQLException {
    return result.getLong(column);
  }

  /** Returns the elements of a {@code text[]}, in which a null element is an empty text. */
  List<String> texts(String column) throws SQLException {
    Array array = result.getArray(column);
    if (array == null) {
      return List.of();
    }
    return Arrays.stream((String[]) array.getArray())
        .map(text -> text == null ? "" : text)
        .toList();
  }
}
