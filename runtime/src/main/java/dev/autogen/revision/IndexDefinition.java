package dev.autogen.revision;

import dev.autogen.schema.Index;
import dev.autogen.schema.IndexKey;
import dev.autogen.schema.QualifiedName;
import java.util.Arrays;
import java.util.List;

/**
 * An index to be created: a B-tree unless said otherwise. Immutable: every method returns another
 * definition.
 */
public final class IndexDefinition {

  private final Index index;

  private IndexDefinition(Index index) {
    this.index = index;
  }

  static IndexDefinition of(String name, String... columns) {
    Requirements.name("an index", name);
    return new IndexDefinition(
        Index.of(Unplaced.TABLE, name, Requirements.columns("Index " + name, columns)));
  }

  static IndexDefinition of(String name, IndexKeyDefinition... keys) {
    Requirements.name("an index", name);
    if (keys == null || keys.length == 0) {
      throw new IllegalArgumentException("Index %s names no column.".formatted(name));
    }
    List<IndexKey> given =
        Arrays.stream(keys)
            .map(key -> Requirements.given("A key of index " + name, key).key())
            .toList();
    return new IndexDefinition(Index.of(Unplaced.TABLE, name, false, given));
  }

  /** Takes no two rows with the same keys. */
  public IndexDefinition unique() {
    return with(true, index.method(), index.nullsNotDistinct(), index.storage());
  }

  /** Takes two nulls as equal, in a unique index (PostgreSQL 15). */
  public IndexDefinition nullsNotDistinct() {
    return with(index.unique(), index.method(), true, index.storage());
  }

  /** Uses this access method, such as {@code gin}. */
  public IndexDefinition using(String method) {
    Requirements.name("the method of index " + index.name(), method);
    return with(index.unique(), method, index.nullsNotDistinct(), index.storage());
  }

  /** Has these storage parameters, such as {@code fillfactor='70'}, as SQL. */
  public IndexDefinition with(String parameters) {
    Requirements.sql("The storage parameters of index " + index.name(), parameters);
    return with(index.unique(), index.method(), index.nullsNotDistinct(), parameters);
  }

  private IndexDefinition with(
      boolean unique, String method, boolean nullsNotDistinct, String storage) {
    return new IndexDefinition(
        new Index(
            index.table(),
            index.name(),
            unique,
            method,
            index.keys(),
            index.include(),
            nullsNotDistinct,
            index.where(),
            storage,
            index.tablespace(),
            index.valid()));
  }

  /** Is stored in the tablespace of this exact name. */
  public IndexDefinition tablespace(String name) {
    Requirements.name("the tablespace of index " + index.name(), name);
    return new IndexDefinition(index.withTablespace(name));
  }

  /** Carries these columns besides its keys, for index-only scans. */
  public IndexDefinition include(String... columns) {
    return new IndexDefinition(
        index.withInclude(Requirements.columns("The INCLUDE of index " + index.name(), columns)));
  }

  /** Holds only the rows for which this SQL is true. */
  public IndexDefinition where(String sql) {
    return new IndexDefinition(
        index.withWhere(Requirements.sql("The condition of index " + index.name(), sql)));
  }

  Index in(QualifiedName table) {
    return index.in(table);
  }
}
