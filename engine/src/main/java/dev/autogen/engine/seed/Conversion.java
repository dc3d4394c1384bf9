package dev.autogen.engine.seed;

/** Turns a value of the source into the text that PostgreSQL reads for the column it goes to. */
@FunctionalInterface
interface Conversion {

  /**
   * Returns the text.
   *
   * @param value a value of {@link SourceValues}, not null
   * @throws Misfit if it would not be the same value any more
   */
  String text(Object value);
}
