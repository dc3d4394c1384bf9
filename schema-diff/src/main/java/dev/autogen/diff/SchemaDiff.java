package dev.autogen.diff;

import dev.autogen.diff.Matching.Pair;
import dev.autogen.operation.Operation;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The operations that turn one schema into another, in an order that PostgreSQL can run and that
 * reads well. Applied to the first schema they give one that is equal in meaning to the second, and
 * there are none exactly when both are equal.
 */
public final class SchemaDiff {

  private final Schema before;
  private final Schema after;
  private final DiffOptions options;
  private final Places places;

  private SchemaDiff(Schema before, Schema after, DiffOptions options) {
    this.before = before;
    this.after = after;
    this.options = options;
    this.places = new Places(before, after);
  }

  /** Returns the operations for servers from the oldest supported on; see {@link DiffOptions}. */
  public static List<Operation> between(Schema before, Schema after, Renames renames) {
    return between(before, after, renames, DiffOptions.OLDEST);
  }

  /**
   * Returns the operations that turn {@code before} into {@code after}.
   *
   * @param renames what is another name and not another thing
   * @throws IllegalArgumentException if something to rename is not there
   * @throws IllegalStateException if changes wait for each other, so that no order can run
   */
  public static List<Operation> between(
      Schema before, Schema after, Renames renames, DiffOptions options) {
    Preparation preparation = Preparation.of(before, after, renames);
    List<Operation> operations = new ArrayList<>(preparation.operations());
    operations.addAll(new SchemaDiff(preparation.schema(), after, options).operations());
    return List.copyOf(operations);
  }

  private List<Operation> operations() {
    Pairing pairing = Pairing.of(before, after, Comparison.EQUIVALENCE);
    Names names = new Names(pairing);
    Set<Pair<SchemaObject>> replaced =
        Replacements.of(pairing, before, alterations(names, Set.of()));

    List<SchemaObject> gone = new ArrayList<>(pairing.gone());
    List<SchemaObject> added = new ArrayList<>(pairing.added());
    for (Pair<SchemaObject> pair : replaced) {
      gone.add(pair.before());
      added.add(pair.after());
    }
    Set<ObjectId> unsettled = new HashSet<>();
    gone.forEach(object -> unsettled.add(object.id()));

    List<Planned> planned = new ArrayList<>();
    planned.addAll(Departures.plan(gone, before, places));
    planned.addAll(
        Arrivals.plan(added, after, new Ownership(before, after, unsettled, places), places));
    Alterations alterations = alterations(names, unsettled);
    pairing.pairs().stream()
        .filter(pair -> !replaced.contains(pair))
        .forEach(pair -> planned.addAll(alterations.of(pair).orElseThrow()));
    return OperationOrder.of(planned, before, after);
  }

  private Alterations alterations(Names names, Set<ObjectId> unsettled) {
    return new Alterations(before, after, names, unsettled, places, options);
  }
}
