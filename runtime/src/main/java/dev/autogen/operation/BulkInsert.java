package dev.autogen.operation;

import dev.autogen.schema.QualifiedName;
import java.util.List;

/**
 * Inserts rows.
 *
 * @param table the table
 * @param columns the exact names of the columns that are given
 * @param rows for each row one value per column
 */
public record BulkInsert(QualifiedName table, List<String> columns, List<List<Literal>> rows)
    implements Operation {

  public BulkInsert {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Literal> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "A row for %s has %d values, but %d columns are named"
                .formatted(table.name(), row.size(), columns.size()));
      }
    }
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.bulkInsert(this);
  }
}
