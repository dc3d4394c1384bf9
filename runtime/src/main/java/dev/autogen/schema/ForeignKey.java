package dev.autogen.schema;

import java.util.List;

/**
 * A foreign key.
 *
 * @param table the table it belongs to
 * @param name its exact name
 * @param columns its columns, in order
 * @param referencedTable the table it points to
 * @param referencedColumns the columns it points to, one for each of {@code columns}
 * @param onUpdate what happens when a referenced key changes
 * @param onDelete what happens when a referenced row goes
 * @param matchFull {@code MATCH FULL} rather than {@code MATCH SIMPLE}
 * @param deferrability when it is checked
 * @param validated false for {@code NOT VALID}: existing rows were not checked
 */
public record ForeignKey(
    QualifiedName table,
    String name,
    List<String> columns,
    QualifiedName referencedTable,
    List<String> referencedColumns,
    ReferentialAction onUpdate,
    ReferentialAction onDelete,
    boolean matchFull,
    Deferrability deferrability,
    boolean validated)
    implements Constraint {

  public ForeignKey {
    columns = List.copyOf(columns);
    referencedColumns = List.copyOf(referencedColumns);
    if (columns.size() != referencedColumns.size()) {
      throw new IllegalArgumentException(
          "Foreign key %s of %s has %d columns but references %d"
              .formatted(name, table.name(), columns.size(), referencedColumns.size()));
    }
  }

  /** Returns a foreign key without actions, checked at once. */
  public static ForeignKey of(
      QualifiedName table,
      String name,
      List<String> columns,
      QualifiedName referencedTable,
      List<String> referencedColumns) {
    return new ForeignKey(
        table,
        name,
        columns,
        referencedTable,
        referencedColumns,
        ReferentialAction.NO_ACTION,
        ReferentialAction.NO_ACTION,
        false,
        Deferrability.NOT_DEFERRABLE,
        true);
  }

  public ForeignKey withActions(ReferentialAction update, ReferentialAction delete) {
    return new ForeignKey(
        table,
        name,
        columns,
        referencedTable,
        referencedColumns,
        update,
        delete,
        matchFull,
        deferrability,
        validated);
  }

  public ForeignKey withDeferrability(Deferrability other) {
    return new ForeignKey(
        table,
        name,
        columns,
        referencedTable,
        referencedColumns,
        onUpdate,
        onDelete,
        matchFull,
        other,
        validated);
  }

  public ForeignKey withValidated(boolean isValidated) {
    return new ForeignKey(
        table,
        name,
        columns,
        referencedTable,
        referencedColumns,
        onUpdate,
        onDelete,
        matchFull,
        deferrability,
        isValidated);
  }

  /** Returns the same foreign key with other columns and target, its names following a rename. */
  public ForeignKey withColumns(
      List<String> otherColumns, QualifiedName otherTarget, List<String> otherTargetColumns) {
    return new ForeignKey(
        table,
        name,
        otherColumns,
        otherTarget,
        otherTargetColumns,
        onUpdate,
        onDelete,
        matchFull,
        deferrability,
        validated);
  }

  @Override
  public ForeignKey in(QualifiedName otherTable) {
    return new ForeignKey(
        otherTable,
        name,
        columns,
        referencedTable,
        referencedColumns,
        onUpdate,
        onDelete,
        matchFull,
        deferrability,
        validated);
  }

  @Override
  public ForeignKey named(String otherName) {
    return new ForeignKey(
        table,
        otherName,
        columns,
        referencedTable,
        referencedColumns,
        onUpdate,
        onDelete,
        matchFull,
        deferrability,
        validated);
  }

  @Override
  public ObjectId id() {
    return ObjectId.in(table, ObjectKind.FOREIGN_KEY, name);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.foreignKey(this);
  }
}
