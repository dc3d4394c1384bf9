package dev.autogen.operation;

import dev.autogen.operation.rows.RowFile;
import dev.autogen.schema.QualifiedName;

/**
 * Inserts the rows of a file that lies beside the revision.
 *
 * @param table the table
 * @param file the file, known by its content
 */
public record InsertFile(QualifiedName table, RowFile file) implements Operation {

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.insertFile(this);
  }
}
