package dev.autogen.diff;

import dev.autogen.operation.Operation;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Orders operations so that each finds what it needs, and otherwise as they read best.
 *
 * <p>A graph of stated dependencies. Operations are taken by their {@link Place}; one that must
 * wait for others pulls those before itself. The same operations give the same order.
 */
final class OperationOrder {

  /** In the order of their places; an operation is known by its index here. */
  private final List<Planned> planned;

  /** For each operation those that must run before it. */
  private final List<SortedSet<Integer>> earlier = new ArrayList<>();

  private OperationOrder(Collection<Planned> planned) {
    this.planned = planned.stream().sorted(Comparator.comparing(Planned::place)).toList();
    this.planned.forEach(one -> earlier.add(new TreeSet<>()));
  }

  /**
   * Returns the operations that turn one schema into the other, in order.
   *
   * @throws IllegalStateException if some wait for each other
   */
  static List<Operation> of(Collection<Planned> planned, Schema before, Schema after) {
    OperationOrder order = new OperationOrder(planned);
    new UseDependencies(order.planned, before, after, order::mustRun).state();
    order.stateNames();
    return order.sorted();
  }

  private void mustRun(int first, int second) {
    if (first != second) {
      earlier.get(second).add(first);
    }
  }

  /** A name is free before it is taken. */
  private void stateNames() {
    Map<OccupiedName, List<Integer>> freed = new HashMap<>();
    for (int i = 0; i < planned.size(); i++) {
      for (OccupiedName name : onlyIn(planned.get(i).from(), planned.get(i).to())) {
        freed.computeIfAbsent(name, key -> new ArrayList<>()).add(i);
      }
    }
    for (int i = 0; i < planned.size(); i++) {
      int taking = i;
      for (OccupiedName name : onlyIn(planned.get(i).to(), planned.get(i).from())) {
        freed.getOrDefault(name, List.of()).forEach(freeing -> mustRun(freeing, taking));
      }
    }
  }

  private static Set<OccupiedName> onlyIn(List<SchemaObject> objects, List<SchemaObject> others) {
    Set<OccupiedName> names = new LinkedHashSet<>();
    objects.forEach(object -> names.addAll(OccupiedName.of(object)));
    others.forEach(object -> names.removeAll(OccupiedName.of(object)));
    return names;
  }

  /** Depth first, without recursion: a chain of foreign keys may be thousands of tables long. */
  private List<Operation> sorted() {
    Set<Integer> done = new LinkedHashSet<>();
    for (int start = 0; start < planned.size(); start++) {
      Deque<Integer> path = new ArrayDeque<>(List.of(start));
      Set<Integer> waiting = new LinkedHashSet<>();
      while (!path.isEmpty()) {
        int one = path.peek();
        waiting.add(one);
        SortedSet<Integer> first = earlier.get(one);
        first.removeAll(done);
        if (done.contains(one) || first.isEmpty()) {
          done.add(path.pop());
          waiting.remove(one);
        } else if (waiting.contains(first.first())) {
          throw waitForEachOther(waiting);
        } else {
          path.push(first.first());
        }
      }
    }
    return done.stream().map(number -> planned.get(number).operation()).toList();
  }

  private IllegalStateException waitForEachOther(Collection<Integer> waiting) {
    return new IllegalStateException(
        "These changes wait for each other: %s. Make them in two revisions."
            .formatted(waiting.stream().map(number -> planned.get(number).subject()).toList()));
  }
}
