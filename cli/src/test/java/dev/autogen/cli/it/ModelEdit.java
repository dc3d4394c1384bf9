package dev.autogen.cli.it;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A change that a developer makes to the entities of an adopted database, and what is to become of
 * it.
 *
 * @param name what the test is called
 * @param byHand statements of a revision that was written by hand before; may be empty
 * @param change the edit of the classes
 * @param removed entities whose classes are deleted
 * @param question parts of what {@code revision} asks without flags; empty if it asks nothing
 * @param flags the answer
 * @param upgrade the statements of {@code upgrade}, all of them
 * @param downgrade the statements of {@code downgrade}, all of them
 * @param losses what {@code upgrade} asks before it goes
 * @param accepted what {@code check} reports afterwards, and {@code accept} silences
 * @param catalog how the lines begin that are to appear ({@code +}) in PostgreSQL's catalog, or to
 *     vanish ({@code -}), by {@code upgrade}; all of them, without the schema
 */
record ModelEdit(
    String name,
    List<String> byHand,
    UnaryOperator<ClassEditor> change,
    List<String> removed,
    List<String> question,
    List<String> flags,
    List<String> upgrade,
    List<String> downgrade,
    List<String> losses,
    List<String> accepted,
    List<String> catalog) {

  /** No edit: where the table of edits starts from. */
  private static final ModelEdit NONE =
      new ModelEdit(
          "",
          List.of(),
          classes -> classes,
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of());

  /** Returns an edit of classes that is to change nothing in the database. */
  static ModelEdit of(String name, UnaryOperator<ClassEditor> change) {
    return new ModelEdit(
        name,
        NONE.byHand,
        change,
        NONE.removed,
        NONE.question,
        NONE.flags,
        NONE.upgrade,
        NONE.downgrade,
        NONE.losses,
        NONE.accepted,
        NONE.catalog);
  }

  /** Returns an edit that deletes an entity's class. */
  static ModelEdit without(String name, String entity) {
    return new ModelEdit(
        name,
        NONE.byHand,
        NONE.change,
        List.of(entity),
        NONE.question,
        NONE.flags,
        NONE.upgrade,
        NONE.downgrade,
        NONE.losses,
        NONE.accepted,
        NONE.catalog);
  }

  /** Returns the same edit after a revision that was written by hand. */
  ModelEdit after(String... statements) {
    return new ModelEdit(
        name,
        List.of(statements),
        change,
        removed,
        question,
        flags,
        upgrade,
        downgrade,
        losses,
        accepted,
        catalog);
  }

  /** Returns the same edit, which has a question with those parts. */
  ModelEdit asks(String... parts) {
    return new ModelEdit(
        name,
        byHand,
        change,
        removed,
        List.of(parts),
        flags,
        upgrade,
        downgrade,
        losses,
        accepted,
        catalog);
  }

  /** Returns the same edit with options of {@code revision}. */
  ModelEdit with(String... options) {
    return new ModelEdit(
        name,
        byHand,
        change,
        removed,
        question,
        List.of(options),
        upgrade,
        downgrade,
        losses,
        accepted,
        catalog);
  }

  /** Returns the same edit, whose revision is to hold those statements. */
  ModelEdit upgrades(String... statements) {
    return new ModelEdit(
        name,
        byHand,
        change,
        removed,
        question,
        flags,
        List.of(statements),
        downgrade,
        losses,
        accepted,
        catalog);
  }

  /** Returns the same edit, whose way back is to hold those statements. */
  ModelEdit downgrades(String... statements) {
    return new ModelEdit(
        name,
        byHand,
        change,
        removed,
        question,
        flags,
        upgrade,
        List.of(statements),
        losses,
        accepted,
        catalog);
  }

  /** Returns the same edit, which costs values or rows of that table or column. */
  ModelEdit loses(String... names) {
    return new ModelEdit(
        name,
        byHand,
        change,
        removed,
        question,
        flags,
        upgrade,
        downgrade,
        List.of(names),
        accepted,
        catalog);
  }

  /** Returns the same edit, after which those objects differ anew. */
  ModelEdit accepts(String... patterns) {
    return new ModelEdit(
        name,
        byHand,
        change,
        removed,
        question,
        flags,
        upgrade,
        downgrade,
        losses,
        List.of(patterns),
        catalog);
  }

  /** Returns the same edit, which is to change those lines of the catalog. */
  ModelEdit changes(String... lines) {
    return new ModelEdit(
        name,
        byHand,
        change,
        removed,
        question,
        flags,
        upgrade,
        downgrade,
        losses,
        accepted,
        List.of(lines));
  }

  @Override
  public String toString() {
    return name;
  }
}
