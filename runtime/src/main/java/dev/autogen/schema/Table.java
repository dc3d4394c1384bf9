package dev.autogen.schema;

/**
 * A table. Its columns, constraints and indexes are objects of their own in the same {@link
 * Schema}.
 *
 * @param name its name
 * @param unlogged whether it is {@code UNLOGGED}
 * @param storage its storage parameters, those of its TOAST table with {@code toast.} before them
 * @param partitionBy how it is partitioned, as SQL: {@code RANGE (created)}; empty when it is not.
 *     It cannot be altered, and tables that differ in nothing else are equivalent
 * @param tablespace the exact name of where it is stored; empty for the database's default. It is a
 *     matter of one server, so tables that differ in nothing else are equivalent
 * @param comment its comment; empty when it has none
 */
public record Table(
    QualifiedName name,
    boolean unlogged,
    StorageParameters storage,
    String partitionBy,
    String tablespace,
    String comment)
    implements SchemaObject {

  /** A table in the database's default tablespace. */
  public Table(
      QualifiedName name,
      boolean unlogged,
      StorageParameters storage,
      String partitionBy,
      String comment) {
    this(name, unlogged, storage, partitionBy, "", comment);
  }

  /** Returns an ordinary table without comment. */
  public static Table of(QualifiedName name) {
    return new Table(name, false, StorageParameters.NONE, "", "");
  }

  /** Returns the same table under another name. */
  public Table named(QualifiedName otherName) {
    return new Table(otherName, unlogged, storage, partitionBy, tablespace, comment);
  }

  public Table withUnlogged(boolean otherUnlogged) {
    return new Table(name, otherUnlogged, storage, partitionBy, tablespace, comment);
  }

  public Table withStorage(StorageParameters otherStorage) {
    return new Table(name, unlogged, otherStorage, partitionBy, tablespace, comment);
  }

  public Table withPartitionBy(String otherPartitionBy) {
    return new Table(name, unlogged, storage, otherPartitionBy, tablespace, comment);
  }

  public Table withTablespace(String otherTablespace) {
    return new Table(name, unlogged, storage, partitionBy, otherTablespace, comment);
  }

  public Table withComment(String otherComment) {
    return new Table(name, unlogged, storage, partitionBy, tablespace, otherComment);
  }

  @Override
  public ObjectId id() {
    return ObjectId.table(name);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.table(this);
  }
}
