package dev.autogen.diff;

import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.Index;
import dev.autogen.schema.IndexKey;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the expressions of a database into the words in which they were written. PostgreSQL prints
 * {@code s in ('a', 'b')} as {@code (s)::text = ANY ((ARRAY['a'::character varying, …])::text[])},
 * with casts that belong to the types of its columns, and reads that as something else again: only
 * the written words give the same once more, on the way back or when a column has taken another
 * type, and only they are pleasant to read.
 */
final class Wording {

  private final Schema source;
  private final Schema live;
  private final Structure structure;
  private final Comparison comparison;
  private final Map<ObjectId, SchemaObject> reworded;

  private Wording(
      Schema source, Schema live, Comparison comparison, Map<ObjectId, SchemaObject> reworded) {
    this.source = source;
    this.live = live;
    this.comparison = comparison;
    this.structure = new Structure(comparison);
    this.reworded = reworded;
  }

  /**
   * Returns a database's schema in the words of others, wherever both mean the same.
   *
   * @param sources where the objects may be as they were written, the best first
   */
  static Schema of(Schema live, List<Schema> sources, Comparison comparison) {
    Map<ObjectId, SchemaObject> reworded = new LinkedHashMap<>();
    sources.forEach(source -> new Wording(source, live, comparison, reworded).reword());
    Schema.Builder builder = live.toBuilder();
    reworded.values().forEach(builder::put);
    return builder.build();
  }

  private void reword() {
    for (Table table : live.objects(Table.class)) {
      live.elements(table.name(), Column.class).forEach(this::reword);
      reword(table.name(), CheckConstraint.class);
      reword(table.name(), Index.class);
    }
  }

  private void reword(Column column) {
    source
        .find(column.id(), Column.class)
        .filter(other -> !other.defaultValue().equals(column.defaultValue()))
        .filter(other -> sameDefault(column, other))
        .ifPresent(
            other -> reworded.putIfAbsent(column.id(), column.withDefault(other.defaultValue())));
  }

  /** The comparison knows whole objects of either side, so one of them must stay as it is. */
  private boolean sameDefault(Column column, Column other) {
    return column.defaultValue().getClass() == other.defaultValue().getClass()
        && !(column.defaultValue() instanceof ColumnDefault.Identity)
        && (comparison.same(column, column.withDefault(other.defaultValue()))
            || comparison.same(other, other.withDefault(column.defaultValue())));
  }

  private <T extends TableElement> void reword(QualifiedName table, Class<T> kind) {
    Matching<T> matching =
        Matching.of(
            source.elements(table, kind),
            live.elements(table, kind),
            (one, other) -> one.name().equals(other.name()) && structure.same(one, other),
            structure::same);
    matching
        .pairs()
        .forEach(
            pair -> reworded.putIfAbsent(pair.after().id(), worded(pair.before(), pair.after())));
  }

  private static SchemaObject worded(TableElement source, TableElement live) {
    if (live instanceof CheckConstraint check) {
      return check.withExpression(((CheckConstraint) source).expression());
    }
    Index index = (Index) live;
    Index other = (Index) source;
    List<IndexKey> keys = new ArrayList<>();
    for (int i = 0; i < index.keys().size(); i++) {
      IndexKey key = index.keys().get(i);
      keys.add(key.isExpression() ? key.withText(other.keys().get(i).text()) : key);
    }
    return index.withKeys(keys).withWhere(other.where());
  }
}
