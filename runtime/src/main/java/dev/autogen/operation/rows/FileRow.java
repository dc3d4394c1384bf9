package dev.autogen.operation.rows;

import java.util.List;

/**
 * A row of a file.
 *
 * @param line the line on which it begins, the first being 1
 * @param values a value for each column, in the order of the columns
 */
public record FileRow(long line, List<FileValue> values) {

  public FileRow {
    values = List.copyOf(values);
  }
}
