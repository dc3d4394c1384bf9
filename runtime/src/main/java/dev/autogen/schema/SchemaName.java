package dev.autogen.schema;

import java.util.Objects;

/**
 * The name of a PostgreSQL schema (namespace), exactly as the catalog has it.
 *
 * <p>{@link #DEFAULT} is a symbol for the schema in which unqualified names live. It is bound to a
 * real name only when SQL is rendered, so that one revision serves any schema.
 *
 * @param name the catalog name; empty for {@link #DEFAULT}
 */
public record SchemaName(String name) implements Comparable<SchemaName> {

  /** The schema of unqualified names, whatever it is called in a given database. */
  public static final SchemaName DEFAULT = new SchemaName("");

  /** The schema of PostgreSQL's built-in types and functions. */
  public static final SchemaName PG_CATALOG = new SchemaName("pg_catalog");

  public SchemaName {
    Objects.requireNonNull(name, "name");
  }

  /** Returns the schema of that catalog name. */
  public static SchemaName of(String name) {
    return name.isEmpty() ? DEFAULT : new SchemaName(name);
  }

  /** Tells whether this is the symbol {@link #DEFAULT}. */
  public boolean isDefault() {
    return name.isEmpty();
  }

  @Override
  public int compareTo(SchemaName other) {
    return name.compareTo(other.name);
  }
}
