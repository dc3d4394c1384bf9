package dev.autogen.schema;

import java.util.Locale;

/** The kinds of objects a schema consists of, in the order in which canonical text lists them. */
public enum ObjectKind {
  SCHEMA,
  EXTENSION,
  COLLATION,
  DOMAIN,
  ENUM_TYPE,
  COMPOSITE_TYPE,
  SEQUENCE,
  TABLE,
  COLUMN,
  PRIMARY_KEY,
  UNIQUE_CONSTRAINT,
  CHECK_CONSTRAINT,
  EXCLUSION_CONSTRAINT,
  FOREIGN_KEY,
  INDEX,
  TRIGGER,
  FUNCTION,
  CAST,
  VIEW,
  MATERIALIZED_VIEW,
  OTHER;

  /** Tells whether objects of this kind belong to a table and go with it. */
  public boolean isTableElement() {
    return compareTo(COLUMN) >= 0 && compareTo(INDEX) <= 0;
  }

  /**
   * Tells whether objects of this kind are constraints of a table, dropped with {@code DROP
   * CONSTRAINT}.
   */
  public boolean isConstraint() {
    return compareTo(PRIMARY_KEY) >= 0 && compareTo(FOREIGN_KEY) <= 0;
  }

  /** Returns the kind in words, as in {@code unique constraint}. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
