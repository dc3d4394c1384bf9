package dev.autogen.diff;

import dev.autogen.operation.Operation;
import dev.autogen.operation.Rename;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.SqlIdentifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Renames in an order in which each new name is free; names that change places go by a third. */
final class RenameSequence {

  private final TreeMap<ObjectId, String> pending;
  private final Set<ObjectId> aside = new HashSet<>();
  private final List<Operation> operations = new ArrayList<>();

  private RenameSequence(Map<ObjectId, String> renames) {
    this.pending = new TreeMap<>(renames);
  }

  static List<Operation> of(Map<ObjectId, String> renames) {
    return new RenameSequence(renames).inOrder();
  }

  private List<Operation> inOrder() {
    while (!pending.isEmpty()) {
      Optional<ObjectId> next =
          pending.keySet().stream().filter(this::findsItsNameFree).findFirst();
      if (next.isPresent()) {
        operations.add(new Rename(next.get(), pending.remove(next.get())));
      } else {
        stepAside();
      }
    }
    return operations;
  }

  private boolean findsItsNameFree(ObjectId id) {
    Set<OccupiedName> wanted = OccupiedName.of(id.renamed(pending.get(id)));
    return pending.keySet().stream()
        .filter(other -> !other.equals(id))
        .allMatch(other -> Collections.disjoint(OccupiedName.of(other), wanted));
  }

  /** Breaks a circle: one of it gets a name of its own, so that what waits for the old one can. */
  private void stepAside() {
    ObjectId first =
        pending.keySet().stream().filter(id -> !aside.contains(id)).findFirst().orElseThrow();
    ObjectId out = first.renamed(temporary(first.name()));
    operations.add(new Rename(first, out.name()));
    pending.put(out, pending.remove(first));
    aside.add(out);
  }

  /** Returns a name for the time until another is free. */
  static String temporary(String name) {
    return SqlIdentifier.truncate("old_" + name);
  }
}
