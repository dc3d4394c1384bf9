package dev.autogen.schema;

import java.util.Locale;

/** What a foreign key does when the referenced row goes or changes. */
public enum ReferentialAction {
  NO_ACTION,
  RESTRICT,
  CASCADE,
  SET_NULL,
  SET_DEFAULT;

  /** Returns the SQL words, such as {@code set null}. */
  public String sql() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
