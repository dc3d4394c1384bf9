package dev.autogen.schema;

/** When a constraint is checked. */
public enum Deferrability {
  /** At the end of each statement, always. */
  NOT_DEFERRABLE,
  /** {@code DEFERRABLE}: at the end of each statement unless a transaction asks otherwise. */
  INITIALLY_IMMEDIATE,
  /** {@code DEFERRABLE INITIALLY DEFERRED}: at the end of the transaction. */
  INITIALLY_DEFERRED
}
