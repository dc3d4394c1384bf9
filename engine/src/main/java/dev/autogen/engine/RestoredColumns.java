package dev.autogen.engine;

import dev.autogen.operation.Create;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Operation;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.QualifiedName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets a downgrade bring back a {@code NOT NULL} column on a table with rows. The values went when
 * the upgrade dropped the column, and nobody can be asked when a downgrade runs; so each row gets
 * the plainest value that the column takes. A column of a foreign key is left as it is: which row
 * to refer to, only the user can know.
 */
final class RestoredColumns {

  private final PlainValues values;

  private RestoredColumns(PlainValues values) {
    this.values = values;
  }

  /**
   * Returns the operations of a downgrade with a value for existing rows wherever one is needed.
   *
   * @param values the values, by the schema that they lead to
   */
  static List<Operation> filled(List<Operation> downgrade, PlainValues values) {
    RestoredColumns columns = new RestoredColumns(values);
    Set<QualifiedName> created = new HashSet<>();
    List<Operation> result = new ArrayList<>();
    for (Operation operation : downgrade) {
      if (operation instanceof CreateTable create) {
        created.add(create.table().name());
      }
      Optional<Column> column = column(operation).filter(c -> !created.contains(c.table()));
      Optional<String> value = column.flatMap(columns::value);
      if (value.isPresent()) {
        result.addAll(Backfills.adding(column.orElseThrow(), value.get()));
      } else {
        result.add(operation);
      }
    }
    return result;
  }

  private static Optional<Column> column(Operation operation) {
    return operation instanceof Create create
            && create.object() instanceof Column column
            && !column.nullable()
            && column.defaultValue() instanceof ColumnDefault.None
        ? Optional.of(column)
        : Optional.empty();
  }

  private Optional<String> value(Column column) {
    boolean refers =
        values.schema().elements(column.table(), ForeignKey.class).stream()
            .anyMatch(key -> key.columns().contains(column.name()));
    return refers ? Optional.empty() : values.of(column);
  }
}
