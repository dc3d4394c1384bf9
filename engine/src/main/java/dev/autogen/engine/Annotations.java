package dev.autogen.engine;

import dev.autogen.codegen.AnnotatedOperation;
import dev.autogen.operation.Alter;
import dev.autogen.operation.Backfill;
import dev.autogen.operation.Change;
import dev.autogen.operation.Drop;
import dev.autogen.operation.Loss;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Replay;
import dev.autogen.schema.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a reviewer should read above an operation: which data is lost, or made up. */
final class Annotations {

  private static final String MADE_UP =
      "The upgrade dropped the values of %s: each row gets a plain one.";

  private Annotations() {}

  /** Puts what is lost above the operations of an upgrade. */
  static List<AnnotatedOperation> ofUpgrade(List<Operation> operations, Schema before) {
    return annotated(operations, before, false);
  }

  /** Puts what is lost, or cannot come back, above the operations of a downgrade. */
  static List<AnnotatedOperation> ofDowngrade(List<Operation> operations, Schema before) {
    return annotated(operations, before, true);
  }

  /** A loss is told once. */
  private static List<AnnotatedOperation> annotated(
      List<Operation> operations, Schema before, boolean isDowngrade) {
    List<Loss> losses = Replay.losses(operations, before);
    Set<Loss> told = new HashSet<>();
    List<AnnotatedOperation> result = new ArrayList<>();
    for (Operation operation : operations) {
      List<String> notes = new ArrayList<>();
      losses.stream()
          .filter(loss -> concerns(loss, operation) && told.add(loss))
          .forEach(loss -> notes.add("Data loss: " + uncapitalized(loss.sentence())));
      if (isDowngrade && operation instanceof Backfill backfill) {
        notes.add(MADE_UP.formatted(backfill.table().name() + "." + backfill.column()));
      }
      result.add(new AnnotatedOperation(operation, notes));
    }
    return result;
  }

  private static boolean concerns(Loss loss, Operation operation) {
    return operation instanceof Drop drop && drop.object().equals(loss.object())
        || operation instanceof Alter alter
            && alter.object().equals(loss.object())
            && alter.changes().stream().anyMatch(Annotations::mayLoseValues);
  }

  private static boolean mayLoseValues(Change change) {
    return change instanceof Change.SetType || change instanceof Change.DropAttribute;
  }

  private static String uncapitalized(String sentence) {
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }
}
