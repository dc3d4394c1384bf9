package dev.autogen.revision;

/** Says that a {@link RevisionCustomizer} refuses a revision: nothing is written. */
public final class RevisionVeto extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Refuses.
   *
   * @param sentence why, and what to do instead
   */
  public RevisionVeto(String sentence) {
    super(sentence);
  }
}
