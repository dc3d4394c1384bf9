package dev.autogen.postgresql;

import dev.autogen.operation.Create;
import dev.autogen.operation.Operation;
import dev.autogen.schema.SchemaObject;

/** The statements of an operation as one text. */
final class RenderedSql {

  private RenderedSql() {}

  static String sql(Operation operation) {
    return String.join(";\n", new SqlRenderer().render(operation));
  }

  static String create(SchemaObject object) {
    return sql(new Create(object));
  }
}
