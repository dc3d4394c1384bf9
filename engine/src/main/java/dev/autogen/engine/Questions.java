package dev.autogen.engine;

import java.util.Optional;

/**
 * Who answers what only the user can know: a terminal asks, a script's flags have answered already.
 */
public interface Questions {

  /** Answers nothing: without a terminal nothing waits. */
  Questions NONE = question -> Optional.empty();

  /**
   * Asks one question.
   *
   * @param question the question, as one line that ends with a question mark
   * @return the answer; empty if nobody is there to give one
   */
  Optional<String> ask(String question);
}
