package dev.autogen.schema;

import java.util.List;

/**
 * An index that is an object of its own; the index of a constraint is part of the constraint.
 *
 * @param table the table it belongs to
 * @param name its exact name
 * @param unique whether it is unique
 * @param method its access method, such as {@code btree} or {@code gin}
 * @param keys what it indexes, in order
 * @param include the columns it carries besides ({@code INCLUDE})
 * @param nullsNotDistinct whether two nulls are equal (PostgreSQL 15)
 * @param where the predicate of a partial index as SQL; empty when it is not partial
 * @param storage storage parameters as SQL, such as {@code fillfactor='70'}; empty when it has none
 * @param tablespace the exact name of where it is stored; empty for the database's default. Indexes
 *     that differ in nothing else are equivalent
 * @param valid false for an index that a failed {@code CREATE INDEX CONCURRENTLY} left behind
 */
public record Index(
    QualifiedName table,
    String name,
    boolean unique,
    String method,
    List<IndexKey> keys,
    List<String> include,
    boolean nullsNotDistinct,
    String where,
    String storage,
    String tablespace,
    boolean valid)
    implements TableElement {

  public Index {
    keys = List.copyOf(keys);
    include = List.copyOf(include);
  }

  /** An index in the database's default tablespace. */
  public Index(
      QualifiedName table,
      String name,
      boolean unique,
      String method,
      List<IndexKey> keys,
      List<String> include,
      boolean nullsNotDistinct,
      String where,
      String storage,
      boolean valid) {
    this(table, name, unique, method, keys, include, nullsNotDistinct, where, storage, "", valid);
  }

  /** Returns a plain B-tree index on columns. */
  public static Index of(QualifiedName table, String name, List<String> columns) {
    return of(table, name, false, columns.stream().map(IndexKey::column).toList());
  }

  /** Returns a B-tree index with nothing but keys. */
  public static Index of(QualifiedName table, String name, boolean unique, List<IndexKey> keys) {
    return new Index(table, name, unique, "btree", keys, List.of(), false, "", "", true);
  }

  public Index withKeys(List<IndexKey> otherKeys) {
    return new Index(
        table,
        name,
        unique,
        method,
        otherKeys,
        include,
        nullsNotDistinct,
        where,
        storage,
        tablespace,
        valid);
  }

  public Index withInclude(List<String> otherInclude) {
    return new Index(
        table,
        name,
        unique,
        method,
        keys,
        otherInclude,
        nullsNotDistinct,
        where,
        storage,
        tablespace,
        valid);
  }

  public Index withWhere(String otherWhere) {
    return new Index(
        table,
        name,
        unique,
        method,
        keys,
        include,
        nullsNotDistinct,
        otherWhere,
        storage,
        tablespace,
        valid);
  }

  public Index withTablespace(String otherTablespace) {
    return new Index(
        table,
        name,
        unique,
        method,
        keys,
        include,
        nullsNotDistinct,
        where,
        storage,
        otherTablespace,
        valid);
  }

  public Index withValid(boolean otherValid) {
    return new Index(
        table,
        name,
        unique,
        method,
        keys,
        include,
        nullsNotDistinct,
        where,
        storage,
        tablespace,
        otherValid);
  }

  /** Returns the same index under another name. */
  public Index named(String otherName) {
    return new Index(
        table,
        otherName,
        unique,
        method,
        keys,
        include,
        nullsNotDistinct,
        where,
        storage,
        tablespace,
        valid);
  }

  @Override
  public Index in(QualifiedName otherTable) {
    return new Index(
        otherTable,
        name,
        unique,
        method,
        keys,
        include,
        nullsNotDistinct,
        where,
        storage,
        tablespace,
        valid);
  }

  @Override
  public ObjectId id() {
    return ObjectId.in(table, ObjectKind.INDEX, name);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.index(this);
  }
}
