package dev.autogen.migration;

import dev.autogen.operation.Alter;
import dev.autogen.operation.Change;
import dev.autogen.operation.Create;
import dev.autogen.operation.Drop;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Rename;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which objects operations take away and make again, or rewrite, under the same name. */
final class Recreations {

  private static final Set<ObjectKind> WITHOUT_ATTACHMENTS =
      EnumSet.of(
          ObjectKind.SCHEMA,
          ObjectKind.EXTENSION,
          ObjectKind.COLLATION,
          ObjectKind.TABLE,
          ObjectKind.CAST,
          ObjectKind.OTHER);

  private final Set<ObjectId> dropped = new HashSet<>();
  private final Set<ObjectId> tablesThatLostColumns = new HashSet<>();

  /** By their new names what stepped aside for another of its name. */
  private final Map<ObjectId, ObjectId> aside = new HashMap<>();

  private final Set<ObjectId> candidates = new LinkedHashSet<>();
  private final Set<Recreated> found = new LinkedHashSet<>();

  private Recreations() {}

  /**
   * An object that is another afterwards.
   *
   * @param inPlace whether it stays all the same, and with it what depends on it
   */
  record Recreated(ObjectId object, boolean inPlace) {}

  /** Returns the objects in the order in which they are made again. */
  static Set<Recreated> of(List<Operation> operations) {
    Recreations recreations = new Recreations();
    operations.forEach(recreations::add);
    return recreations.found;
  }

  private void add(Operation operation) {
    if (operation instanceof Drop drop) {
      dropped(drop.object());
    } else if (operation instanceof Rename rename) {
      renamed(rename.object(), rename.object().renamed(rename.to()));
    } else if (operation instanceof Create create) {
      created(create.object().id());
    } else if (operation instanceof Alter alter
        && alter.object().kind() == ObjectKind.COLUMN
        && alter.changes().stream().anyMatch(Change.SetType.class::isInstance)) {
      // PostgreSQL resets how values are stored (tablecmds.c, ATExecAlterColumnType).
      found.add(new Recreated(alter.object(), true));
    }
  }

  /** What is made under another name may take the place of what was dropped. */
  private void renamed(ObjectId from, ObjectId to) {
    aside.put(to, from);
    if (candidates.contains(from) && dropped.contains(to)) {
      found.add(new Recreated(to, false));
    }
  }

  private void dropped(ObjectId id) {
    dropped.add(id);
    if (id.kind() == ObjectKind.COLUMN) {
      tablesThatLostColumns.add(ObjectId.table(id.tableName()));
    }
    ObjectId before = aside.get(id);
    if (before != null && candidates.contains(before)) {
      found.add(new Recreated(before, false));
    }
  }

  /** Indexes and constraints go with a column of theirs without a word. */
  private void created(ObjectId id) {
    if (WITHOUT_ATTACHMENTS.contains(id.kind())) {
      return;
    }
    candidates.add(id);
    boolean wentWithColumn =
        id.kind().isTableElement()
            && !aside.containsValue(id)
            && tablesThatLostColumns.contains(ObjectId.table(id.tableName()));
    if (dropped.contains(id) || wentWithColumn) {
      found.add(new Recreated(id, false));
    }
  }
}
