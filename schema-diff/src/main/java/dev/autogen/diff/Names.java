package dev.autogen.diff;

import dev.autogen.diff.Matching.Pair;
import dev.autogen.schema.Column;
import dev.autogen.schema.SchemaEquivalence;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.TableElement;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which constraints and indexes that stay get another name: those with a stated one, and those
 * whose generated name something else needs. All other generated names are as good as each other.
 */
final class Names {

  private final Set<Pair<SchemaObject>> kept = new LinkedHashSet<>();
  private final Set<OccupiedName> claimed = new HashSet<>();

  Names(Pairing pairing) {
    pairing.added().forEach(object -> claimed.addAll(OccupiedName.of(object)));
    for (Pair<SchemaObject> pair : pairing.pairs()) {
      if (pair.before() instanceof TableElement && !(pair.before() instanceof Column)) {
        kept.add(pair);
        TableElement wanted = (TableElement) pair.after();
        if (!SchemaEquivalence.equivalent(pair.before(), named(wanted, pair.before()))) {
          // It may have to be dropped and created, under the name it has then.
          claimed.addAll(OccupiedName.of(wanted));
        }
      }
    }
    while (kept.removeIf(this::mustMove)) {
      // Each that moves claims its new name, which may make another move.
    }
  }

  private boolean mustMove(Pair<SchemaObject> pair) {
    TableElement wanted = (TableElement) pair.after();
    Set<OccupiedName> left = OccupiedName.of(pair.before());
    left.removeAll(OccupiedName.of(wanted));
    boolean moves =
        !SchemaEquivalence.equivalent(named(wanted, pair.before()), wanted)
            || left.stream().anyMatch(claimed::contains);
    if (moves) {
      claimed.addAll(OccupiedName.of(wanted));
    }
    return moves;
  }

  private static TableElement named(TableElement element, SchemaObject other) {
    return Structure.named(element, ((TableElement) other).name());
  }

  /** Tells whether the object is to have the name that it has on the other side. */
  boolean mustChange(Pair<SchemaObject> pair) {
    return !pair.before().id().name().equals(pair.after().id().name()) && !kept.contains(pair);
  }
}
