package dev.autogen.engine;

import dev.autogen.diff.Renames;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Replay;
import dev.autogen.operation.Todo;
import dev.autogen.revision.AutogenException;
import dev.autogen.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * The operations of a revision, forth and back, with what only the user can know.
 *
 * @param before the schema that the upgrade starts from and the downgrade leads to
 * @param upgrade what leads to the schema after
 * @param after the schema that the upgrade leads to and the downgrade starts from
 * @param downgrade what leads back
 */
record BothDirections(
    Schema before, List<Operation> upgrade, Schema after, List<Operation> downgrade) {

  /**
   * Completes operations that were found.
   *
   * @param renames what has another name
   * @param todos what is to be decided before them
   * @throws AutogenException of kind QUESTION with the flags that answer it, if something is left
   *     to decide
   */
  static BothDirections of(
      List<Operation> found,
      Schema before,
      Renames renames,
      List<Operation> todos,
      RevisionRequest request,
      Questions questions) {
    Conversions conversions = new Conversions(request.conversions(), questions, request.draft());
    Backfills backfills = new Backfills(request.backfills(), questions, request.draft());
    List<Operation> upgrade = new ArrayList<>(todos);
    upgrade.addAll(backfills.into(conversions.into(found, before), before));
    upgrade = RenamedTexts.into(upgrade, renames.texts(before));
    Schema after = Replay.apply(upgrade, before);

    List<Operation> reverse = Replay.reverse(decided(upgrade), before);
    List<Operation> tidied = DowngradeTidying.of(reverse, after);
    List<Operation> filled = RestoredColumns.filled(tidied, before);
    return new BothDirections(before, upgrade, after, conversions.back(filled, after));
  }

  /**
   * What is still to be decided is asked in the upgrade; the downgrade takes it back either way.
   */
  private static List<Operation> decided(List<Operation> operations) {
    return operations.stream().filter(operation -> !(operation instanceof Todo)).toList();
  }
}
