package dev.autogen.revision;

/**
 * A part of a table: what {@link Operations#createTable} takes. Made with the words of {@link
 * Revision}: {@code column}, {@code primaryKey}, {@code unique}, {@code check}, {@code foreignKey},
 * {@code exclusion}, {@code comment}, {@code storageParameter}, {@code tablespace}, {@code
 * unlogged}.
 */
public abstract sealed class TableDefinition
    permits ColumnDefinition, ConstraintDefinition, TableOption {

  TableDefinition() {}

  abstract void addTo(TableAssembly table);
}
