package dev.autogen.diff;

import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaText;

/** Schemas as their canonical text, without its first line. */
final class Models {

  private Models() {}

  static Schema schema(String... lines) {
    return SchemaText.parse("autogen schema 1\n" + String.join("\n", lines));
  }

  /** Returns the schema with further lines. */
  static Schema with(Schema schema, String... lines) {
    String text = SchemaText.print(schema);
    return SchemaText.parse(text + (text.endsWith("\n") ? "" : "\n") + String.join("\n", lines));
  }
}
