package dev.autogen.diff;

import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** How some tables of a schema point to each other. */
public final class ForeignKeyGraph {

  private final Schema schema;
  private final Set<QualifiedName> tables;
  private final Set<QualifiedName> visited = new LinkedHashSet<>();
  private final Set<QualifiedName> path = new LinkedHashSet<>();
  private final List<QualifiedName> parentsFirst = new ArrayList<>();
  private final List<ForeignKey> closingCircles = new ArrayList<>();

  private ForeignKeyGraph(Collection<QualifiedName> tables, Schema schema) {
    this.schema = schema;
    this.tables = new TreeSet<>(tables);
  }

  /**
   * Returns how those tables point to each other.
   *
   * @param schema holds their foreign keys; those to other tables do not count
   */
  public static ForeignKeyGraph of(Collection<QualifiedName> tables, Schema schema) {
    ForeignKeyGraph graph = new ForeignKeyGraph(tables, schema);
    graph.tables.forEach(graph::visit);
    return graph;
  }

  private void visit(QualifiedName table) {
    if (!visited.add(table)) {
      return;
    }
    path.add(table);
    for (ForeignKey key : foreignKeys(table)) {
      if (path.contains(key.referencedTable()) && !key.referencedTable().equals(table)) {
        closingCircles.add(key);
      }
      visit(key.referencedTable());
    }
    path.remove(table);
    parentsFirst.add(table);
  }

  private List<ForeignKey> foreignKeys(QualifiedName table) {
    return schema.elements(table, ForeignKey.class).stream()
        .filter(key -> tables.contains(key.referencedTable()))
        .sorted(Comparator.comparing(ForeignKey::referencedTable).thenComparing(ForeignKey::name))
        .toList();
  }

  /** Returns the tables, each after those it points to as far as there is no circle. */
  public List<QualifiedName> parentsFirst() {
    return List.copyOf(parentsFirst);
  }

  /** Returns foreign keys without which no table points to itself by way of others. */
  public List<ForeignKey> closingCircles() {
    return List.copyOf(closingCircles);
  }
}
