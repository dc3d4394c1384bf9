package dev.autogen.diff;

import dev.autogen.diff.Planned.Effect;
import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * States which operations wait for others because of what objects use: what uses an object goes
 * before it and comes after it.
 */
final class UseDependencies {

  /** Takes the indexes of two operations, of which the first must run before the second. */
  @FunctionalInterface
  interface Order {
    void mustRun(int first, int second);
  }

  private final List<Planned> planned;
  private final Schema schemaBefore;
  private final Schema schemaAfter;
  private final Uses before;
  private final Uses after;
  private final Order order;
  private final Map<ObjectId, List<Integer>> drops = new HashMap<>();
  private final Map<ObjectId, List<Integer>> creations = new HashMap<>();
  private final Map<ObjectId, List<Integer>> changes = new HashMap<>();

  UseDependencies(List<Planned> planned, Schema before, Schema after, Order order) {
    this.planned = planned;
    this.schemaBefore = before;
    this.schemaAfter = after;
    this.before = new Uses(before);
    this.after = new Uses(after);
    this.order = order;
    for (int i = 0; i < planned.size(); i++) {
      Planned one = planned.get(i);
      Map<ObjectId, List<Integer>> index =
          one.isDrop() ? drops : one.isCreation() ? creations : changes;
      for (SchemaObject object : one.isCreation() ? one.to() : one.from()) {
        index.computeIfAbsent(object.id(), id -> new ArrayList<>()).add(i);
      }
    }
  }

  void state() {
    for (int i = 0; i < planned.size(); i++) {
      if (planned.get(i).effect() != Effect.LABELS) {
        Set<ObjectId> still = after.of(planned.get(i).to());
        leave(i, still);
        enter(i, still);
      }
    }
    changes.forEach(this::follow);
    schemaAfter.objects(ForeignKey.class).forEach(this::refer);
  }

  /** A new column that refers to a new column of a key gets its values from that. */
  private void refer(ForeignKey key) {
    for (int i = 0; i < key.columns().size(); i++) {
      ObjectId target = ObjectId.column(key.referencedTable(), key.referencedColumns().get(i));
      for (int own : newColumn(ObjectId.column(key.table(), key.columns().get(i)))) {
        newColumn(target).forEach(referenced -> order.mustRun(referenced, own));
      }
    }
  }

  /** Columns that come with their table have no rows to fill. */
  private List<Integer> newColumn(ObjectId id) {
    return at(creations, id).filter(one -> planned.get(one).to().get(0).id().equals(id)).toList();
  }

  /** What is used no longer may go, or change, after this. */
  private void leave(int one, Set<ObjectId> still) {
    Set<ObjectId> carried = columnsOfCarried(planned.get(one));
    for (ObjectId used : before.of(planned.get(one).from())) {
      if (!carried.contains(used)) {
        at(drops, used).forEach(drop -> order.mustRun(one, drop));
      }
      if (!still.contains(used)) {
        at(changes, used)
            .filter(change -> planned.get(change).effect() == Effect.DISTURBS)
            .forEach(change -> order.mustRun(one, change));
      }
    }
  }

  /**
   * What goes with one dropped column may use others of the table: whichever goes first takes it.
   */
  private Set<ObjectId> columnsOfCarried(Planned one) {
    Set<ObjectId> columns = new LinkedHashSet<>();
    if (one.isDrop() && one.from().get(0) instanceof Column column) {
      before.of(one.from()).stream()
          .filter(id -> id.kind() == ObjectKind.COLUMN && id.tableName().equals(column.table()))
          .forEach(columns::add);
      columns.removeAll(before.of(column));
    }
    return columns;
  }

  /** What is used must be there in its new state, and in no old one. */
  private void enter(int one, Set<ObjectId> still) {
    if (planned.get(one).isCreation()) {
      // A foreign key rests on any key that fits, which must not be one that goes.
      before.of(planned.get(one).to()).stream()
          .flatMap(used -> at(drops, used))
          .forEach(drop -> order.mustRun(drop, one));
    }
    for (ObjectId used : still) {
      at(creations, used).forEach(creation -> order.mustRun(creation, one));
      at(changes, used)
          .filter(change -> planned.get(change).isAwaited())
          .forEach(change -> order.mustRun(change, one));
    }
  }

  /**
   * The changes of one object follow its creation, and keep the order in which they were planned.
   */
  private void follow(ObjectId id, List<Integer> some) {
    if (!schemaBefore.contains(id)) {
      at(creations, id).forEach(creation -> order.mustRun(creation, some.get(0)));
    }
    for (int i = 1; i < some.size(); i++) {
      order.mustRun(some.get(i - 1), some.get(i));
    }
  }

  private static Stream<Integer> at(Map<ObjectId, List<Integer>> index, ObjectId id) {
    return index.getOrDefault(id, List.of()).stream();
  }
}
