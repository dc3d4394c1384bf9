package dev.autogen.operation;

import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Table;

/**
 * Creates an object that is not a table: adds a column or constraint, creates an index, a sequence,
 * a type, a schema, a view.
 *
 * @param object what to create
 */
public record Create(SchemaObject object) implements Operation {

  public Create {
    if (object instanceof Table table) {
      throw new IllegalArgumentException("Table " + table.name().name() + " needs CreateTable");
    }
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.create(this);
  }
}
