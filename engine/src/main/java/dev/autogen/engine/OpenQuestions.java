package dev.autogen.engine;

import dev.autogen.operation.Backfill;
import dev.autogen.operation.Create;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Ensure;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Rename;
import dev.autogen.operation.Step;
import dev.autogen.operation.Todo;
import dev.autogen.schema.Column;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.TableElement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts questions into an upgrade, each behind what only its author can undo: what was ensured may
 * have been there before, and which values were null before a backfill nobody knows. A reverse has
 * them in the right places then.
 */
final class OpenQuestions {

  /** The columns that the upgrade adds, as they are called so far; they go with their values. */
  private final Set<ObjectId> added = new HashSet<>();

  private OpenQuestions() {}

  static List<Operation> in(List<Operation> upgrade) {
    return new OpenQuestions().all(upgrade);
  }

  private List<Operation> all(List<Operation> operations) {
    List<Operation> asked = new ArrayList<>();
    List<ObjectId> ensured = new ArrayList<>();
    for (Operation operation : operations) {
      if (operation instanceof Ensure ensure) {
        ensured.add(created(ensure.operation()));
        asked.add(operation);
        continue;
      }
      askOf(ensured, asked);
      asked.add(
          operation instanceof Step step
              ? new Step(step.transactional(), all(step.operations()))
              : operation);
      follow(operation);
      if (operation instanceof Backfill backfill && !added.contains(column(backfill))) {
        asked.add(
            new Todo(
                ("Nothing says which rows had no value in %s before its backfill. Write what takes"
                        + " the values back, or remove this line to leave them.")
                    .formatted(column(backfill))));
      }
    }
    askOf(ensured, asked);
    return asked;
  }

  private static void askOf(List<ObjectId> ensured, List<Operation> asked) {
    if (!ensured.isEmpty()) {
      asked.add(
          new Todo(
              ("Nothing says whether op.ensure made %s, or found it there. Write what drops it, or"
                      + " remove this line to leave it.")
                  .formatted(
                      ensured.stream().map(ObjectId::toString).collect(Collectors.joining(", ")))));
      ensured.clear();
    }
  }

  private static ObjectId created(Operation creation) {
    return creation instanceof CreateTable table
        ? table.table().id()
        : ((Create) creation).object().id();
  }

  private static ObjectId column(Backfill backfill) {
    return ObjectId.column(backfill.table(), backfill.column());
  }

  private void follow(Operation operation) {
    if (operation instanceof CreateTable table) {
      for (TableElement element : table.elements()) {
        if (element instanceof Column column) {
          added.add(ObjectId.column(table.table().name(), column.name()));
        }
      }
    } else if (operation instanceof Create create && create.object() instanceof Column column) {
      added.add(column.id());
    } else if (operation instanceof Rename rename) {
      List<ObjectId> renamed = added.stream().map(column -> after(rename, column)).toList();
      added.clear();
      added.addAll(renamed);
    }
  }

  private static ObjectId after(Rename rename, ObjectId column) {
    if (rename.object().equals(column)) {
      return column.renamed(rename.to());
    }
    return rename.object().equals(ObjectId.table(column.tableName()))
        ? ObjectId.column(column.tableName().sibling(rename.to()), column.name())
        : column;
  }
}
