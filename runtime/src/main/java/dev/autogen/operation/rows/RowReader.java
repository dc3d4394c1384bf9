package dev.autogen.operation.rows;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads the rows of a file, one after another. */
public interface RowReader extends Closeable {

  /** Returns the exact names of the columns that the rows have values for; none if it is empty. */
  List<String> columns();

  /**
   * Returns the next row; empty at the end.
   *
   * @throws IllegalArgumentException if the file is not in its format; the message names the file,
   *     the line and what is wrong
   */
  Optional<FileRow> next() throws IOException;
}
