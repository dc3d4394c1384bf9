package dev.autogen.migration;

import dev.autogen.operation.Alter;
import dev.autogen.operation.Backfill;
import dev.autogen.operation.BatchUpdate;
import dev.autogen.operation.CallConnection;
import dev.autogen.operation.Change;
import dev.autogen.operation.Create;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Drop;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.ExecuteUpdate;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Rename;
import dev.autogen.operation.Step;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How far one can see before a run: each operation with what those before it have changed, up to
 * the first that may change anything.
 */
final class Outlook {

  /** SQL of a revision that leaves the rows and objects that are there as they are. */
  private static final Pattern HARMLESS =
      Pattern.compile(
          "(?is)\\s*(--[^\\n]*\\s*)*((create|comment|grant|revoke|analyze)\\b"
              + "|select\\s+(pg_catalog\\.)?setval\\b).*|(\\s*--[^\\n]*)*");

  private Outlook() {}

  /**
   * An operation whose circumstances are known.
   *
   * @param changed the tables and columns whose rows or names are not as before the run
   * @param dropped what is gone by then
   */
  record Seen(Operation operation, Set<ObjectId> changed, Set<ObjectId> dropped) {

    Seen {
      changed = Set.copyOf(changed);
      dropped = Set.copyOf(dropped);
    }

    /** Tells whether a table or column is as it was before the run. */
    boolean isAsBefore(ObjectId object) {
      return !changed.contains(object) && !changed.contains(ObjectId.table(object.tableName()));
    }

    boolean areAsBefore(Collection<ObjectId> objects) {
      return objects.stream().allMatch(this::isAsBefore);
    }
  }

  static List<Seen> of(List<PlannedRevision> revisions) {
    List<Seen> seen = new ArrayList<>();
    Set<ObjectId> changed = new HashSet<>();
    Set<ObjectId> dropped = new HashSet<>();
    for (Operation operation : flattened(revisions)) {
      if (mayChangeAnything(operation)) {
        break;
      }
      seen.add(new Seen(operation, changed, dropped));
      changed.addAll(changedBy(operation));
      if (operation instanceof Drop drop) {
        dropped.add(drop.object());
      }
    }
    return seen;
  }

  private static List<Operation> flattened(List<PlannedRevision> revisions) {
    return revisions.stream()
        .flatMap(revision -> revision.operations().stream())
        .flatMap(o -> o instanceof Step step ? step.operations().stream() : List.of(o).stream())
        .toList();
  }

  private static boolean mayChangeAnything(Operation operation) {
    return operation instanceof CallConnection
        || operation instanceof ExecuteUpdate
        || operation instanceof ExecuteSql execute && !HARMLESS.matcher(execute.sql()).matches();
  }

  private static Set<ObjectId> changedBy(Operation operation) {
    if (operation instanceof CreateTable create) {
      return Set.of(create.table().id());
    }
    if (operation instanceof Create create && create.object().id().kind() == ObjectKind.COLUMN) {
      return Set.of(create.object().id());
    }
    if (operation instanceof Drop drop) {
      return Set.of(drop.object());
    }
    if (operation instanceof Rename rename) {
      return Set.of(rename.object(), rename.object().renamed(rename.to()));
    }
    if (operation instanceof Backfill backfill) {
      return Set.of(ObjectId.column(backfill.table(), backfill.column()));
    }
    if (operation instanceof BatchUpdate update) {
      return update.assignments().stream()
          .map(one -> ObjectId.column(update.table(), one.column()))
          .collect(Collectors.toSet());
    }
    boolean retypes =
        operation instanceof Alter alter
            && alter.changes().stream().anyMatch(Change.SetType.class::isInstance);
    return retypes ? Set.of(((Alter) operation).object()) : Set.of();
  }
}
