package dev.autogen.revision;

import dev.autogen.operation.CreateTable;
import dev.autogen.schema.Column;
import dev.autogen.schema.Constraint;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableElement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Puts the parts of a new table together. */
final class TableAssembly {

  private Table table;
  private final List<TableElement> elements = new ArrayList<>();
  private final Set<String> columns = new HashSet<>();
  private final Set<String> constraints = new HashSet<>();
  private Set<String> keyColumns = Set.of();

  TableAssembly(QualifiedName name) {
    this.table = Table.of(name);
  }

  QualifiedName name() {
    return table.name();
  }

  void apply(UnaryOperator<Table> option) {
    table = option.apply(table);
  }

  void add(Column column) {
    if (!columns.add(column.name())) {
      throw twice("column " + column.name());
    }
    elements.add(column);
  }

  void add(Constraint constraint) {
    if (!constraints.add(constraint.name())) {
      throw twice("constraint " + constraint.name());
    }
    if (constraint instanceof PrimaryKey key) {
      if (!keyColumns.isEmpty()) {
        throw twice("a primary key");
      }
      keyColumns = Set.copyOf(key.columns());
    }
    elements.add(constraint);
  }

  private IllegalArgumentException twice(String element) {
    return new IllegalArgumentException(
        "Table %s has %s twice.".formatted(table.name().name(), element));
  }

  CreateTable build() {
    return new CreateTable(table, elements.stream().map(this::notNullInKey).toList());
  }

  /** PostgreSQL makes the columns of a primary key NOT NULL (documentation: 5.5.4). */
  private TableElement notNullInKey(TableElement element) {
    return element instanceof Column column && keyColumns.contains(column.name())
        ? column.withNullable(false)
        : element;
  }
}
