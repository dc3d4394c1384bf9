package dev.autogen.schema;

import java.util.Comparator;
import java.util.Objects;

/**
 * The name of an object in a schema: a table, a sequence, a type.
 *
 * @param schema the schema it lives in
 * @param name its exact catalog name; a dot in it is part of the name
 */
public record QualifiedName(SchemaName schema, String name) implements Comparable<QualifiedName> {

  private static final Comparator<QualifiedName> ORDER =
      Comparator.comparing(QualifiedName::schema).thenComparing(QualifiedName::name);

  public QualifiedName {
    Objects.requireNonNull(schema, "schema");
    if (name.isEmpty()) {
      throw new IllegalArgumentException("A name must not be empty");
    }
  }

  /** Returns the name of an object in the default schema. */
  public static QualifiedName of(String name) {
    return new QualifiedName(SchemaName.DEFAULT, name);
  }

  /** Returns the name of an object in the schema called {@code schema}. */
  public static QualifiedName of(String schema, String name) {
    return new QualifiedName(SchemaName.of(schema), name);
  }

  /** Returns another name in the same schema. */
  public QualifiedName sibling(String otherName) {
    return new QualifiedName(schema, otherName);
  }

  @Override
  public int compareTo(QualifiedName other) {
    return ORDER.compare(this, other);
  }
}
