package dev.autogen.engine;

import dev.autogen.operation.Alter;
import dev.autogen.operation.Change;
import dev.autogen.operation.Create;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Step;
import dev.autogen.schema.Column;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * Names what comes back in another place than it had: PostgreSQL adds a column, or an attribute of
 * a composite type, behind all others.
 */
final class ComesBackLast {

  private ComesBackLast() {}

  /**
   * Returns a sentence for each column and attribute.
   *
   * @param downgrade what brings them back
   * @param before the schema that it leads to
   */
  static List<String> in(List<Operation> downgrade, Schema before) {
    List<String> notes = new ArrayList<>();
    for (Operation operation : downgrade) {
      if (operation instanceof Step step) {
        notes.addAll(in(step.operations(), before));
      } else if (operation instanceof Create create && create.object() instanceof Column column) {
        if (isFollowed(before.elements(column.table(), Column.class), column.id())) {
          notes.add(
              "Column %s comes back as the last one of its table."
                  .formatted(column.id().dottedName()));
        }
      } else if (operation instanceof Alter alter) {
        before
            .find(alter.object())
            .filter(CompositeType.class::isInstance)
            .map(CompositeType.class::cast)
            .ifPresent(type -> notes.addAll(attributes(alter, type)));
      }
    }
    return notes;
  }

  private static boolean isFollowed(List<Column> columns, ObjectId column) {
    List<ObjectId> ids = columns.stream().map(Column::id).toList();
    return ids.contains(column) && ids.indexOf(column) < ids.size() - 1;
  }

  private static List<String> attributes(Alter alter, CompositeType type) {
    List<String> names = type.attributes().stream().map(CompositeType.Attribute::name).toList();
    return alter.changes().stream()
        .filter(Change.AddAttribute.class::isInstance)
        .map(change -> ((Change.AddAttribute) change).attribute().name())
        .filter(name -> names.contains(name) && names.indexOf(name) < names.size() - 1)
        .map(
            name ->
                "Attribute %s.%s comes back as the last one of its type."
                    .formatted(type.id().dottedName(), name))
        .toList();
  }
}
