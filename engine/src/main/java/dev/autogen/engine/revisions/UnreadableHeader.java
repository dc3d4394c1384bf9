package dev.autogen.engine.revisions;

import java.util.Optional;

/** A revision says nothing of itself that can be understood; the message is a sentence about it. */
public final class UnreadableHeader extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Optional<RevisionSource> readable;

  UnreadableHeader(String message) {
    super(message);
    this.readable = Optional.empty();
  }

  /** Of a file with a revision that can be read, and another that cannot. */
  UnreadableHeader(String message, RevisionSource readable) {
    super(message);
    this.readable = Optional.of(readable);
  }

  /** Returns the revision of the file that can be read all the same. */
  Optional<RevisionSource> readable() {
    return readable;
  }
}
