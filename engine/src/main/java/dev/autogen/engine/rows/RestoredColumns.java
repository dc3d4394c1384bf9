package dev.autogen.engine.rows;

import dev.autogen.operation.Create;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Rename;
import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets a downgrade bring back a column that rows need a value in. The values went when the upgrade
 * dropped the column, and nobody can be asked when a downgrade runs; so each row gets the plainest
 * value that the column takes. A column of a foreign key is left as it is: which row to refer to,
 * only the user can know; and so is one that is unique.
 */
public final class RestoredColumns {

  private static final SqlType UUID = SqlType.of("uuid");

  private final List<Operation> downgrade;
  private final RequiredValues required;
  private final PlainValues values;
  private final Set<QualifiedName> created = new HashSet<>();

  private RestoredColumns(List<Operation> downgrade, Schema start, PlainValues values) {
    this.downgrade = downgrade;
    this.required = new RequiredValues(downgrade, start);
    this.values = values;
  }

  /**
   * Returns the operations of a downgrade with a value for existing rows wherever one is needed.
   *
   * @param start the schema that they start from
   * @param values the values, by the schema that they lead to
   */
  public static List<Operation> filled(
      List<Operation> downgrade, Schema start, PlainValues values) {
    return new RestoredColumns(downgrade, start, values).filled();
  }

  private List<Operation> filled() {
    List<Operation> result = new ArrayList<>();
    for (int i = 0; i < downgrade.size(); i++) {
      Operation operation = downgrade.get(i);
      if (operation instanceof CreateTable create) {
        created.add(create.table().name());
      }
      if (operation instanceof Create create && create.object() instanceof Column column) {
        Optional<String> value = value(column, i);
        result.addAll(
            value.isPresent() ? Backfills.adding(column, value.get()) : List.of(operation));
      } else {
        result.add(operation);
      }
    }
    return result;
  }

  private Optional<String> value(Column column, int place) {
    if (created.contains(column.table()) || required.reason(column).isEmpty()) {
      return Optional.empty();
    }
    ObjectId restored = afterRenames(column.id(), place);
    return isKey(restored) && !column.type().equals(UUID)
        ? Optional.empty()
        : values.of(column.in(restored.tableName()).named(restored.name()));
  }

  /** The name that the column has once all is as before. */
  private ObjectId afterRenames(ObjectId column, int place) {
    ObjectId id = column;
    for (Operation operation : downgrade.subList(place, downgrade.size())) {
      if (operation instanceof Rename rename && rename.object().equals(id)) {
        id = id.renamed(rename.to());
      } else if (operation instanceof Rename rename
          && rename.object().equals(ObjectId.table(id.tableName()))) {
        id = ObjectId.column(id.tableName().sibling(rename.to()), id.name());
      }
    }
    return id;
  }

  private boolean isKey(ObjectId column) {
    QualifiedName table = column.tableName();
    return values.schema().elements(table, ForeignKey.class).stream()
            .anyMatch(key -> key.columns().contains(column.name()))
        || values.schema().elements(table, UniqueConstraint.class).stream()
            .anyMatch(key -> key.columns().equals(List.of(column.name())));
  }
}
