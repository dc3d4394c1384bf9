package dev.autogen.engine.seed;

import dev.autogen.diff.ForeignKeyGraph;
import dev.autogen.schema.Column;
import dev.autogen.schema.Deferrability;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * In which order tables are filled.
 *
 * @param tables the tables, each after those that it points to, as far as there is no circle
 * @param deferrable foreign keys between them that can wait for the end of the transaction, and so
 *     ask for no order
 * @param late the others that point to rows that come later: those that close a circle, where there
 *     is a choice one whose columns take nulls, and those from a table to itself
 */
record CopyOrder(List<QualifiedName> tables, List<ForeignKey> deferrable, List<ForeignKey> late) {

  static CopyOrder of(Collection<QualifiedName> tables, Schema schema) {
    Set<QualifiedName> all = new TreeSet<>(tables);
    List<ForeignKey> keys =
        schema.objects(ForeignKey.class).stream()
            .filter(key -> all.contains(key.table()) && all.contains(key.referencedTable()))
            .toList();
    List<ForeignKey> deferrable =
        keys.stream().filter(key -> key.deferrability() != Deferrability.NOT_DEFERRABLE).toList();
    List<ForeignKey> immediate = keys.stream().filter(key -> !deferrable.contains(key)).toList();
    List<ForeignKey> ordering =
        immediate.stream()
            .filter(key -> nullable(key, schema).isEmpty() || !isInCircle(key, immediate))
            .toList();
    List<QualifiedName> order = ForeignKeyGraph.of(all, Schema.of(ordering)).parentsFirst();
    List<ForeignKey> late =
        immediate.stream()
            .filter(key -> order.indexOf(key.referencedTable()) >= order.indexOf(key.table()))
            .toList();
    return new CopyOrder(order, deferrable, late);
  }

  /**
   * Returns the columns of a foreign key which, when they are null, make it hold; empty if there
   * are none.
   */
  static List<String> nullable(ForeignKey key, Schema schema) {
    List<String> nullable =
        key.columns().stream()
            .filter(name -> schema.column(key.table(), name).filter(Column::nullable).isPresent())
            .toList();
    return key.matchFull() && nullable.size() < key.columns().size() ? List.of() : nullable;
  }

  private static boolean isInCircle(ForeignKey key, List<ForeignKey> keys) {
    Set<QualifiedName> reached = new HashSet<>();
    Deque<QualifiedName> next = new ArrayDeque<>(List.of(key.referencedTable()));
    while (!next.isEmpty()) {
      QualifiedName table = next.pop();
      if (table.equals(key.table())) {
        return true;
      }
      if (reached.add(table)) {
        keys.stream()
            .filter(other -> other.table().equals(table))
            .forEach(other -> next.push(other.referencedTable()));
      }
    }
    return false;
  }
}
