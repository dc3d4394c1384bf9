package dev.autogen.diff;

import dev.autogen.operation.Create;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Drop;
import dev.autogen.operation.Ensure;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Replay;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of a database when the changes of the model are merged into it.
 *
 * @param live the database as it is
 * @param renames what is renamed in it
 * @param wanted the database as it should be
 * @param conflicts what must be decided first; while there are any, {@code wanted} leaves them as they
 *     are
 * @param alreadyThere the objects with a change that the database has already: only recorded here
 * @param alsoWrite of these the ones that no revision made, as operations for all other databases: {@link
 *     Ensure} for what is created, the change itself for an attribute
 * @param dropIfExists what the model dropped and this database does not have, in the order to drop
 * @param notes sentences on what goes or stays beyond what the model says
 */
public record MergeResult(
    Schema live,
    Renames renames,
    Schema wanted,
    List<Conflict> conflicts,
    List<ObjectId> alreadyThere,
    List<Operation> alsoWrite,
    List<Drop> dropIfExists,
    List<String> notes) {

  public MergeResult {
    conflicts = List.copyOf(conflicts);
    alreadyThere = List.copyOf(alreadyThere);
    alsoWrite = List.copyOf(alsoWrite);
    dropIfExists = List.copyOf(dropIfExists);
    notes = List.copyOf(notes);
  }

  /**
   * Returns the operations of the revision in order: renames, what other databases may lack, the
   * differences, and the drops of what may be there.
   */
  public List<Operation> operations(DiffOptions options) {
    List<Operation> renaming = renames.operations(live);
    List<Operation> operations = new ArrayList<>(renaming);
    operations.addAll(alsoWrite);
    Schema renamed = Replay.apply(renaming, live);
    operations.addAll(SchemaDiff.between(renamed, wanted, Renames.NONE, options));
    operations.addAll(dropIfExists);
    return List.copyOf(operations);
  }

  static Operation ensured(Operation operation) {
    boolean isCreation = operation instanceof Create || operation instanceof CreateTable;
    return isCreation ? new Ensure(operation) : operation;
  }
}
