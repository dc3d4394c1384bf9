package dev.autogen.catalog;

import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.ExclusionConstraint;
import dev.autogen.schema.Index;
import dev.autogen.schema.IndexKey;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A place in a schema where an expression stands.
 *
 * @param object the object that has it
 * @param part what it is to that object
 * @param position which key of an index it is, from 0; otherwise 0
 * @param sql the expression
 */
record ExpressionSite(ObjectId object, Part part, int position, String sql) {

  /** What an expression is to the object that has it. */
  enum Part {
    DEFAULT,
    STORED,
    VIRTUAL,
    CHECK,
    INDEX_KEY,
    INDEX_PREDICATE,
    /** Not an expression but a list of them, with operators and a predicate. */
    EXCLUSION
  }

  /**
   * What expressions of two schemas are compared within: the default or generation of one column,
   * or all checks, or indexes and exclusions, of a table, which may have other names in the other
   * schema.
   */
  record Group(QualifiedName table, String column, boolean ofIndexes) {}

  Group group() {
    boolean ofColumn = part.compareTo(Part.CHECK) < 0;
    return new Group(
        object.tableName(), ofColumn ? object.name() : "", part.compareTo(Part.CHECK) > 0);
  }

  /** Returns the sites of a schema, in its order. */
  static List<ExpressionSite> of(Schema schema) {
    List<ExpressionSite> sites = new ArrayList<>();
    for (Column column : schema.objects(Column.class)) {
      if (column.defaultValue() instanceof ColumnDefault.Expression value) {
        sites.add(new ExpressionSite(column.id(), Part.DEFAULT, 0, value.sql()));
      } else if (column.defaultValue() instanceof ColumnDefault.Generated value) {
        Part part = value.stored() ? Part.STORED : Part.VIRTUAL;
        sites.add(new ExpressionSite(column.id(), part, 0, value.sql()));
      }
    }
    for (CheckConstraint check : schema.objects(CheckConstraint.class)) {
      sites.add(new ExpressionSite(check.id(), Part.CHECK, 0, check.expression()));
    }
    for (Index index : schema.objects(Index.class)) {
      addSites(index, sites);
    }
    for (ExclusionConstraint exclusion : schema.objects(ExclusionConstraint.class)) {
      sites.add(new ExpressionSite(exclusion.id(), Part.EXCLUSION, 0, exclusion.definition()));
    }
    return sites;
  }

  private static void addSites(Index index, List<ExpressionSite> sites) {
    for (int i = 0; i < index.keys().size(); i++) {
      IndexKey key = index.keys().get(i);
      if (key.isExpression()) {
        sites.add(new ExpressionSite(index.id(), Part.INDEX_KEY, i, key.text()));
      }
    }
    if (!index.where().isEmpty()) {
      sites.add(new ExpressionSite(index.id(), Part.INDEX_PREDICATE, 0, index.where()));
    }
  }

  /**
   * Returns the schema with other expressions.
   *
   * @param texts the new expressions; an empty one for a default that is null, and so none
   */
  static Schema replace(Schema schema, Map<ExpressionSite, String> texts) {
    Map<ObjectId, SchemaObject> replaced = new LinkedHashMap<>();
    texts.forEach(
        (site, sql) -> {
          ObjectId id = site.object();
          SchemaObject before = replaced.getOrDefault(id, schema.find(id).orElseThrow());
          replaced.put(id, site.replaceIn(before, sql));
        });
    Schema.Builder builder = schema.toBuilder();
    replaced.values().forEach(builder::put);
    return builder.build();
  }

  private SchemaObject replaceIn(SchemaObject before, String text) {
    return switch (part) {
      case DEFAULT ->
          ((Column) before)
              .withDefault(
                  text.isEmpty() ? ColumnDefault.NONE : new ColumnDefault.Expression(text));
      case STORED, VIRTUAL ->
          ((Column) before).withDefault(new ColumnDefault.Generated(text, part == Part.STORED));
      case CHECK -> ((CheckConstraint) before).withExpression(text);
      case INDEX_KEY -> {
        Index index = (Index) before;
        yield index.withKeys(replaced(index.keys(), text));
      }
      case INDEX_PREDICATE -> ((Index) before).withWhere(text);
      case EXCLUSION -> ((ExclusionConstraint) before).withDefinition(text);
    };
  }

  private List<IndexKey> replaced(List<IndexKey> keys, String text) {
    List<IndexKey> replaced = new ArrayList<>(keys);
    replaced.set(position, keys.get(position).withText(text));
    return replaced;
  }
}
