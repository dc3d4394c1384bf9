package dev.autogen.diff;

import dev.autogen.operation.Operation;
import dev.autogen.operation.Rename;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.SqlIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Renames in an order in which each new name is free; names that change places go by a third. */
final class RenameSequence {

  private RenameSequence() {}

  static List<Operation> of(Map<ObjectId, String> renames) {
    TreeMap<ObjectId, String> pending = new TreeMap<>(renames);
    List<Operation> operations = new ArrayList<>();
    while (!pending.isEmpty()) {
      ObjectId next =
          pending.keySet().stream()
              .filter(id -> !pending.containsKey(id.renamed(pending.get(id))))
              .findFirst()
              .orElseGet(() -> stepAside(pending, operations));
      operations.add(new Rename(next, pending.remove(next)));
    }
    return operations;
  }

  /**
   * Breaks a circle: its first gets a name of its own, and what waits for the old one comes next.
   */
  private static ObjectId stepAside(TreeMap<ObjectId, String> pending, List<Operation> operations) {
    ObjectId first = pending.firstKey();
    ObjectId aside = first.renamed(temporary(first.name()));
    operations.add(new Rename(first, aside.name()));
    pending.put(aside, pending.remove(first));
    return pending.keySet().stream()
        .filter(id -> !pending.containsKey(id.renamed(pending.get(id))))
        .findFirst()
        .orElseThrow();
  }

  /** Returns a name for the time until another is free. */
  static String temporary(String name) {
    return SqlIdentifier.truncate("old_" + name);
  }
}
