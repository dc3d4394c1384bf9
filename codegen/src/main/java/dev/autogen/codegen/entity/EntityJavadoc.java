package dev.autogen.codegen.entity;

import dev.autogen.codegen.JavadocText;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SqlIdentifier;

/** What stands above a class: where it comes from, and what the database says of it. */
final class EntityJavadoc {

  private EntityJavadoc() {}

  static String of(String kind, QualifiedName name, String comment) {
    String first = kind + " " + SqlIdentifier.quote(name) + ".";
    return JavadocText.paragraph("", comment.isEmpty() ? first : first + " " + comment) + "\n";
  }
}
