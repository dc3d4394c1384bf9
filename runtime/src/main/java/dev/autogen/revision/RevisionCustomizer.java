package dev.autogen.revision;

/**
 * Looks at what a revision would do before it is written: changes it, or refuses it.
 *
 * <p>autogen finds implementations among the services of the project's class path ({@code
 * META-INF/services/dev.autogen.revision.RevisionCustomizer}), and those that {@code customizer=}
 * names. They run for {@code revision}, {@code diff} and {@code adopt}: the services in the order
 * of their class names, then those of {@code customizer=} in its order, each with what the one
 * before returned. Not for revisions that are empty, merge branches or take over a database.
 *
 * <p>What is returned is written as it is. The comment above an operation stays with it as long as
 * the operation is not changed. The facts of the model are recorded whatever is returned: an
 * operation that is left out is not proposed again.
 */
@FunctionalInterface
public interface RevisionCustomizer {

  /**
   * Returns the revision to write: the given one, or one like it with other operations.
   *
   * @throws RevisionVeto if it must not be written
   */
  ProposedRevision customize(ProposedRevision revision);
}
