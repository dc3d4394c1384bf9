package dev.autogen.schema;

import java.util.List;
import java.util.Objects;

/**
 * A column type in one spelling: {@code varchar(255)}, {@code timestamptz(6)}, {@code bigint[]},
 * {@code mood}. {@link #parse} understands PostgreSQL's, Hibernate's and the standard's spellings.
 *
 * @param schema {@link SchemaName#PG_CATALOG} for a built-in type; otherwise where the type lives
 * @param name the exact name of the type, in the spelling that {@link SqlTypeNames} chose
 * @param modifiers what stands in parentheses: length, or precision and scale
 * @param fields the fields of an {@code interval}, such as {@code day to second}; of a type that is
 *     not built in what stands in its parentheses if that is not only numbers, such as {@code
 *     Point,4326}; otherwise empty
 * @param dimensions 0, or 1 for an array (PostgreSQL does not keep more)
 */
public record SqlType(
    SchemaName schema, String name, List<Integer> modifiers, String fields, int dimensions) {

  public SqlType {
    Objects.requireNonNull(schema, "schema");
    modifiers = List.copyOf(modifiers);
    Objects.requireNonNull(fields, "fields");
  }

  /** Returns a built-in type in canonical spelling, such as {@code of("varchar", 255)}. */
  public static SqlType of(String name, Integer... modifiers) {
    return new SqlType(SchemaName.PG_CATALOG, name, List.of(modifiers), "", 0);
  }

  /** Returns a type that is an object of the database, such as an enum. */
  public static SqlType named(QualifiedName name) {
    return new SqlType(name.schema(), name.name(), List.of(), "", 0);
  }

  /**
   * Reads a type as it is written in SQL, in a {@code columnDefinition}, or by {@code format_type}.
   *
   * @throws IllegalArgumentException if it is not one type and nothing else
   */
  public static SqlType parse(String sql) {
    return SqlTypeNames.parse(sql);
  }

  /** Returns the array of this type. */
  public SqlType array() {
    return new SqlType(schema, name, modifiers, fields, 1);
  }

  /** Returns the type of the elements of this array; this type itself if it is none. */
  public SqlType element() {
    return new SqlType(schema, name, modifiers, fields, 0);
  }

  public boolean isArray() {
    return dimensions > 0;
  }

  public boolean isBuiltIn() {
    return schema.equals(SchemaName.PG_CATALOG);
  }

  /**
   * Returns the name of the type as an object of the database; meaningful when it is not built in.
   */
  public QualifiedName qualifiedName() {
    return new QualifiedName(schema, name);
  }

  /** Returns the same type in another schema or under another name, its modifiers kept. */
  public SqlType renamed(QualifiedName to) {
    return new SqlType(to.schema(), to.name(), modifiers, fields, dimensions);
  }

  /**
   * Tells whether both are the same type in meaning: {@code timestamp} and {@code timestamp(6)}
   * store the same values, as do the other types of time, and {@code interval}.
   */
  public boolean equivalentTo(SqlType other) {
    return SqlTypeNames.withImpliedModifiers(this).equals(SqlTypeNames.withImpliedModifiers(other));
  }

  /**
   * Returns the canonical spelling, identifiers quoted where they need it: valid SQL for DEFAULT
   * names.
   */
  @Override
  public String toString() {
    return SqlTypeNames.print(this);
  }
}
