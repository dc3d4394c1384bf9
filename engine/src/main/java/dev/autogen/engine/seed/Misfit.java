package dev.autogen.engine.seed;

/** A value that does not fit into the column that it goes to; becomes a message with its row. */
final class Misfit extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param value the value
   * @param reason what is wrong with it: {@code is no boolean}
   */
  Misfit(Object value, String reason) {
    super(Sentences.value(value) + " " + reason, null, false, false);
  }
}
