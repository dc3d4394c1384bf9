package dev.autogen.engine.revisions;

/** A revision says nothing of itself that can be understood; the message is a sentence about it. */
public final class UnreadableHeader extends Exception {

  private static final long serialVersionUID = 1L;

  UnreadableHeader(String message) {
    super(message);
  }
}
