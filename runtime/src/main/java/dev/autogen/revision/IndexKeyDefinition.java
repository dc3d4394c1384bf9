package dev.autogen.revision;

import dev.autogen.schema.IndexKey;

/**
 * One key of an index: a column ({@code key("title")}) or an expression ({@code
 * expression("lower(title)")}), ascending unless said otherwise. Immutable: every method returns
 * another definition.
 */
public final class IndexKeyDefinition {

  private enum Nulls {
    DEFAULT,
    FIRST,
    LAST
  }

  private final IndexKey key;
  private final boolean descending;
  private final Nulls nulls;

  private IndexKeyDefinition(IndexKey key, boolean descending, Nulls nulls) {
    this.key = key;
    this.descending = descending;
    this.nulls = nulls;
  }

  static IndexKeyDefinition column(String name) {
    return of(IndexKey.column(Requirements.name("a column of an index", name)));
  }

  static IndexKeyDefinition expression(String sql) {
    return of(IndexKey.expression(Requirements.sql("An expression of an index", sql)));
  }

  private static IndexKeyDefinition of(IndexKey key) {
    return new IndexKeyDefinition(key, false, Nulls.DEFAULT);
  }

  /** Is sorted from high to low, nulls first unless said otherwise. */
  public IndexKeyDefinition desc() {
    return new IndexKeyDefinition(key, true, nulls);
  }

  /** Has nulls before all values. */
  public IndexKeyDefinition nullsFirst() {
    return new IndexKeyDefinition(key, descending, Nulls.FIRST);
  }

  /** Has nulls after all values. */
  public IndexKeyDefinition nullsLast() {
    return new IndexKeyDefinition(key, descending, Nulls.LAST);
  }

  /** Is sorted by the collation of this exact name, such as {@code C}. */
  public IndexKeyDefinition collate(String collation) {
    Requirements.name("the collation of an index", collation);
    return with(
        new IndexKey(key.text(), key.isExpression(), collation, key.operatorClass(), key.order()));
  }

  /** Uses this operator class, such as {@code gin_trgm_ops}, as SQL. */
  public IndexKeyDefinition operatorClass(String sql) {
    Requirements.sql("The operator class of an index", sql);
    return with(new IndexKey(key.text(), key.isExpression(), key.collation(), sql, key.order()));
  }

  private IndexKeyDefinition with(IndexKey other) {
    return new IndexKeyDefinition(other, descending, nulls);
  }

  IndexKey key() {
    return key.withOrder(order());
  }

  private IndexKey.Order order() {
    if (descending) {
      return nulls == Nulls.LAST ? IndexKey.Order.DESC_NULLS_LAST : IndexKey.Order.DESC;
    }
    return nulls == Nulls.FIRST ? IndexKey.Order.ASC_NULLS_FIRST : IndexKey.Order.ASC;
  }
}
