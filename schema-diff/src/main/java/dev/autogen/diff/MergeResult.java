package dev.autogen.diff;

import dev.autogen.operation.Drop;
import dev.autogen.operation.Ensure;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Replay;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What becomes of a database when the changes of the model are merged into it.
 *
 * @param live the database as it is, its expressions in the model's words where both mean the same
 * @param renaming what gives objects of it their new names, in order
 * @param wanted the database as it should be
 * @param conflicts what must be decided first; while there are any, {@code wanted} leaves them as
 *     they are
 * @param alreadyThere the objects with a change that the database has already
 * @param alsoWrite what other databases may need and this one does not, in order: {@link Ensure}
 *     for what the model adds and no revision made, {@link Drop} if it exists for what the model
 *     dropped
 * @param notes sentences on what goes or stays beyond what the model says
 */
public record MergeResult(
    Schema live,
    List<Operation> renaming,
    Schema wanted,
    List<Conflict> conflicts,
    List<ObjectId> alreadyThere,
    List<Operation> alsoWrite,
    List<String> notes) {

  public MergeResult {
    renaming = List.copyOf(renaming);
    conflicts = List.copyOf(conflicts);
    alreadyThere = List.copyOf(alreadyThere);
    alsoWrite = List.copyOf(alsoWrite);
    notes = List.copyOf(notes);
  }

  /**
   * Returns the operations of the revision in order: statements that go, renames, what other
   * databases may lack, and the differences.
   *
   * @throws IllegalStateException if changes wait for each other, so that no order can run
   */
  public List<Operation> operations(DiffOptions options) {
    Schema renamed = Replay.apply(renaming, live);
    List<Operation> differences = SchemaDiff.between(renamed, wanted, Renames.NONE, options);
    List<Operation> operations =
        renaming.isEmpty() ? new ArrayList<>() : beforeRenames(differences, renamed);
    Set<Operation> first = new HashSet<>(operations);
    operations.addAll(renaming);
    operations.addAll(alsoWrite);
    differences.stream().filter(one -> !first.contains(one)).forEach(operations::add);
    return List.copyOf(operations);
  }

  private List<Operation> beforeRenames(List<Operation> differences, Schema renamed) {
    List<Operation> drops = new ArrayList<>();
    Schema left = live;
    for (Operation difference : differences) {
      if (knowsOldNames(difference, renamed) && isNeededByNone((Drop) difference, left)) {
        drops.add(difference);
        left = Replay.apply(difference, left);
      }
    }
    return drops;
  }

  private static boolean isNeededByNone(Drop drop, Schema schema) {
    return schema.objects(OpaqueObject.class).stream()
        .noneMatch(object -> object.dependsOn().contains(drop.object()));
  }

  /**
   * A statement that is kept, such as a view's, names what it needs as it was called then. A cast
   * names types only, with which it goes.
   */
  private boolean knowsOldNames(Operation operation, Schema renamed) {
    return operation instanceof Drop drop
        && drop.object().kind() != ObjectKind.CAST
        && live.find(drop.object(), OpaqueObject.class)
            .filter(
                old ->
                    renamed
                        .find(drop.object(), OpaqueObject.class)
                        .filter(now -> now.definition().equals(old.definition()))
                        .isPresent())
            .isPresent();
  }
}
