package dev.autogen.revision;

import dev.autogen.schema.Table;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Something a table has besides columns and constraints: a comment, a storage parameter, how it is
 * partitioned, where it is stored, or that it is unlogged.
 */
public final class TableOption extends TableDefinition {

  private final UnaryOperator<Table> option;

  private TableOption(UnaryOperator<Table> option) {
    this.option = option;
  }

  static TableOption comment(String comment) {
    Requirements.given("The comment of a table", comment);
    return new TableOption(table -> table.withComment(comment));
  }

  static TableOption unlogged() {
    return new TableOption(table -> table.withUnlogged(true));
  }

  static TableOption storageParameter(String name, String value) {
    Requirements.name("a storage parameter", name);
    Requirements.given("The value of the storage parameter " + name, value);
    return new TableOption(
        table -> table.withStorage(table.storage().with(name, Optional.of(value))));
  }

  static TableOption tablespace(String name) {
    Requirements.name("a tablespace", name);
    return new TableOption(table -> table.withTablespace(name));
  }

  static TableOption partitionBy(String sql) {
    Requirements.sql("What a table is partitioned by", sql);
    return new TableOption(table -> table.withPartitionBy(sql));
  }

  @Override
  void addTo(TableAssembly table) {
    table.apply(option);
  }
}
