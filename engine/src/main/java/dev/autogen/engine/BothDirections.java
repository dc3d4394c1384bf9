package dev.autogen.engine;

import dev.autogen.diff.Renames;
import dev.autogen.engine.rows.Backfills;
import dev.autogen.engine.rows.Conversions;
import dev.autogen.engine.rows.DeferredChecks;
import dev.autogen.engine.rows.PlainValues;
import dev.autogen.engine.rows.RenamedTexts;
import dev.autogen.engine.rows.RestoredColumns;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Replay;
import dev.autogen.operation.Todo;
import dev.autogen.revision.AutogenException;
import dev.autogen.schema.Schema;
import dev.autogen.schema.TargetMetadata;
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
   * What was found of a change.
   *
   * @param past the model before
   * @param now the model after
   * @param renames what has another name in it
   * @param todos what is to be decided before the operations
   * @param operations what leads from the one to the other
   * @param before the schema that they start from
   */
  record Found(
      TargetMetadata past,
      TargetMetadata now,
      Renames renames,
      List<Operation> todos,
      List<Operation> operations,
      Schema before) {}

  /**
   * Completes operations that were found.
   *
   * @throws AutogenException of kind QUESTION with the flags that answer it, if something is left
   *     to decide
   */
  static BothDirections of(Found found, RevisionRequest request, Questions questions) {
    Schema before = found.before();
    Conversions conversions =
        new Conversions(request.conversions(), questions::ask, request.draft());
    Backfills backfills = new Backfills(request.backfills(), questions::ask, request.draft());
    PlainValues values = PlainValues.of(found.now(), Replay.apply(found.operations(), before));
    List<Operation> upgrade = new ArrayList<>(found.todos());
    upgrade.addAll(backfills.into(conversions.into(found.operations(), before), before, values));
    upgrade = RenamedTexts.into(upgrade, found.renames().texts(before));
    Schema after = Replay.apply(upgrade, before);

    List<Operation> reverse = Replay.reverse(decided(upgrade), before);
    List<Operation> tidied = DowngradeTidying.of(reverse, after);
    List<Operation> filled =
        RestoredColumns.filled(tidied, after, PlainValues.of(found.past(), before));
    List<Operation> downgrade = conversions.back(filled, after);
    return new BothDirections(
        before,
        DeferredChecks.done(upgrade, before, after),
        after,
        DeferredChecks.done(downgrade, before, after));
  }

  /**
   * What is still to be decided is asked in the upgrade; the downgrade takes it back either way.
   */
  private static List<Operation> decided(List<Operation> operations) {
    return operations.stream().filter(operation -> !(operation instanceof Todo)).toList();
  }
}
