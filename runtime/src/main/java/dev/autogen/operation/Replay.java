package dev.autogen.operation;

import dev.autogen.schema.Schema;
import java.util.List;

/**
 * What operations do to a schema, and how they are undone, without a database.
 *
 * <p>Models PostgreSQL 14 to 18: what would fail there because of the schema alone fails here, what
 * PostgreSQL drops or renames along is dropped or renamed along. What depends on rows, privileges
 * or other sessions is not known here. SQL that a revision runs as it is changes nothing here.
 *
 * <p>The laws are {@code apply(reverse(o, s), apply(o, s)) ≡ s}, where {@code reverse} contains no
 * {@link Irreversible} and {@code o} no {@link Ensure}, and that equal input gives equal output.
 */
public final class Replay {

  private Replay() {}

  /**
   * Returns the schema after the operations.
   *
   * @throws IllegalStateException if PostgreSQL would refuse one of them; the message names the
   *     object, the reason and a way out
   * @throws IllegalArgumentException if no object of that kind can have a change
   */
  public static Schema apply(List<Operation> operations, Schema schema) {
    SchemaState state = new SchemaState(schema);
    new Application(state).applyAll(operations);
    return state.toSchema();
  }

  /** Returns the schema after one operation; see {@link #apply(List, Schema)}. */
  public static Schema apply(Operation operation, Schema schema) {
    return apply(List.of(operation), schema);
  }

  /**
   * Returns the operations that undo others, in the order to run. A column given back comes last in
   * its table, and values do not come back.
   *
   * <ul>
   *   <li>What nothing can undo becomes an {@link Irreversible}: SQL without a reverse, work on the
   *       connection, rows inserted without their primary key.
   *   <li>{@link Ensure} is not undone: what it found may have been there before.
   *   <li>{@link Backfill} is not undone: the values stay.
   *   <li>{@link AddEnumValue} is undone by a type without the value in the place of the other,
   *       which fails in the database while a row has the value.
   *   <li>{@link ValidateConstraint} is undone by making the constraint anew as {@code NOT VALID},
   *       unless it was valid before.
   *   <li>A {@link Step} is undone by a step of the same kind, or by nothing if there is nothing in
   *       it.
   * </ul>
   *
   * @param before the schema before the operations
   * @throws IllegalStateException as {@link #apply(List, Schema)} does
   */
  public static List<Operation> reverse(List<Operation> operations, Schema before) {
    SchemaState state = new SchemaState(before);
    List<Operation> undo = new Reversal(state).reverseAll(operations);
    return hasEnsured(operations) ? undo : KeyRelease.around(undo, state);
  }

  /** What is ensured and left alone may stand in the way of what undoes the rest. */
  private static boolean hasEnsured(List<Operation> operations) {
    return operations.stream()
        .anyMatch(
            operation ->
                operation instanceof Ensure
                    || operation instanceof Step step && hasEnsured(step.operations()));
  }

  /** Returns the operations that undo one; see {@link #reverse(List, Schema)}. */
  public static List<Operation> reverse(Operation operation, Schema before) {
    return reverse(List.of(operation), before);
  }

  /**
   * Returns which rows and values the operations destroy, in their order: those of dropped tables
   * and columns, and those that a narrower type cannot hold. What SQL of a revision destroys is not
   * known.
   *
   * @param before the schema before the operations
   * @throws IllegalStateException as {@link #apply(List, Schema)} does
   */
  public static List<Loss> losses(List<Operation> operations, Schema before) {
    return new Losses(new SchemaState(before)).of(operations);
  }
}
