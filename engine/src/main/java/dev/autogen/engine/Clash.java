package dev.autogen.engine;

import dev.autogen.revision.RevisionHeader;

/**
 * Two revisions of two branches that do not go together.
 *
 * @param one the revision of the one branch
 * @param other the revision of the other
 * @param what what they do, as the rest of a sentence: {@code both change column posts.title}
 */
record Clash(RevisionHeader one, RevisionHeader other, String what) {

  @Override
  public String toString() {
    return "revisions %s and %s %s".formatted(named(one), named(other), what);
  }

  /** Returns a revision as sentences name it: {@code ae1027a6acf0 (added published column)}. */
  static String named(RevisionHeader revision) {
    return revision.message().isEmpty()
        ? revision.id()
        : "%s (%s)".formatted(revision.id(), revision.message());
  }
}
