package dev.autogen.revision;

import dev.autogen.schema.Table;
import java.util.function.UnaryOperator;

/** Something a table has besides columns and constraints: a comment, or that it is unlogged. */
public final class TableOption extends TableDefinition {

  private final UnaryOperator<Table> option;

  private TableOption(UnaryOperator<Table> option) {
    this.option = option;
  }

  static TableOption comment(String comment) {
    Requirements.given("The comment of a table", comment);
    return new TableOption(table -> new Table(table.name(), table.unlogged(), comment));
  }

  static TableOption unlogged() {
    return new TableOption(table -> new Table(table.name(), true, table.comment()));
  }

  @Override
  void addTo(TableAssembly table) {
    table.apply(option);
  }
}
