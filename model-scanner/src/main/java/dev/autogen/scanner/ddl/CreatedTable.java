package dev.autogen.scanner.ddl;

import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SchemaObject;
import java.util.List;

/**
 * What one {@code CREATE TABLE} makes.
 *
 * @param name the name of the table
 * @param objects the table, its columns, constraints and indexes, and the sequences of serial
 *     columns
 * @param options what follows the parentheses, such as {@code partition by}, as SQL; usually empty
 */
public record CreatedTable(QualifiedName name, List<SchemaObject> objects, String options) {

  public CreatedTable {
    objects = List.copyOf(objects);
  }
}
