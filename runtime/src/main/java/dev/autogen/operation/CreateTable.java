package dev.autogen.operation;

import dev.autogen.schema.Table;
import dev.autogen.schema.TableElement;
import java.util.List;

/**
 * Creates a table with what belongs to it from the start.
 *
 * @param table the table
 * @param elements its columns in order, and constraints; an index is a statement of its own
 */
public record CreateTable(Table table, List<TableElement> elements) implements Operation {

  public CreateTable {
    elements = List.copyOf(elements);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.createTable(this);
  }
}
