package dev.autogen.diff;

import dev.autogen.diff.Place.Phase;
import dev.autogen.diff.Place.Step;
import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableElement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where operations on objects of two schemas stand. */
final class Places {

  private final Schema before;
  private final Schema after;
  private final Map<QualifiedName, Integer> newTables = new HashMap<>();
  private final Map<QualifiedName, Integer> droppedTables = new HashMap<>();

  Places(Schema before, Schema after) {
    this.before = before;
    this.after = after;
    number(ForeignKeyGraph.of(onlyIn(after, before), after).parentsFirst(), newTables);
    number(ForeignKeyGraph.of(onlyIn(before, after), before).parentsFirst(), droppedTables);
  }

  private static List<QualifiedName> onlyIn(Schema schema, Schema other) {
    return schema.objects(Table.class).stream()
        .map(Table::name)
        .filter(name -> other.table(name).isEmpty())
        .sorted()
        .toList();
  }

  private static void number(List<QualifiedName> tables, Map<QualifiedName, Integer> numbers) {
    tables.forEach(table -> numbers.put(table, numbers.size()));
  }

  Place creation(SchemaObject object) {
    if (object instanceof TableElement element) {
      return element(
          element, additionOf(element), element instanceof Column ? position(after, element) : 0);
    }
    Phase phase =
        switch (object.id().kind()) {
          case SCHEMA, EXTENSION -> Phase.SCHEMAS;
          case COLLATION, DOMAIN, ENUM_TYPE, COMPOSITE_TYPE -> Phase.TYPES;
          case SEQUENCE -> Phase.SEQUENCES;
          case FUNCTION, CAST -> Phase.FUNCTIONS;
          case TABLE -> Phase.NEW_TABLES;
          default -> Phase.VIEWS;
        };
    int group = object instanceof Table table ? newTables.getOrDefault(table.name(), 0) : 0;
    return new Place(phase, group, subject(object), Step.TABLE, 0, "");
  }

  Place drop(SchemaObject object) {
    if (object instanceof TableElement element) {
      return element(
          element, dropOf(element), element instanceof Column ? position(before, element) : 0);
    }
    Phase phase =
        switch (object.id().kind()) {
          case SCHEMA, EXTENSION -> Phase.DROPPED_SCHEMAS;
          case COLLATION, DOMAIN, ENUM_TYPE, COMPOSITE_TYPE, FUNCTION, CAST -> Phase.DROPPED_TYPES;
          case SEQUENCE -> Phase.DROPPED_SEQUENCES;
          case TABLE -> Phase.DROPPED_TABLES;
          default -> Phase.DROPPED_VIEWS;
        };
    int group = object instanceof Table table ? -droppedTables.getOrDefault(table.name(), 0) : 0;
    return new Place(phase, group, subject(object), Step.TABLE, 0, "");
  }

  /** The place of a change of an object that stays. */
  Place change(SchemaObject object) {
    if (object instanceof TableElement element) {
      boolean isColumn = element instanceof Column;
      Step step = isColumn ? Step.ALTER_COLUMN : Step.CHANGE_CONSTRAINT;
      return element(element, step, isColumn ? position(after, element) : 0);
    }
    if (object.id().kind() == ObjectKind.TABLE) {
      return new Place(Phase.TABLES, 0, subject(object), Step.TABLE, 0, "");
    }
    Phase phase =
        object.id().kind() == ObjectKind.ENUM_TYPE ? Phase.ENUM_VALUES : creation(object).phase();
    return new Place(phase, 0, subject(object), Step.TABLE, 1, "");
  }

  /** The place where a sequence is given to a column. */
  Place owning(Column owner, SchemaObject sequence) {
    Place place = element(owner, Step.OWN_SEQUENCE, position(after, owner));
    return new Place(
        place.phase(),
        place.group(),
        place.subject(),
        place.step(),
        place.position(),
        subject(sequence));
  }

  private Place element(TableElement element, Step step, int position) {
    QualifiedName table = element.table();
    boolean isNew = newTables.containsKey(table);
    Phase phase =
        !isNew
            ? Phase.TABLES
            : element instanceof ForeignKey ? Phase.NEW_FOREIGN_KEYS : Phase.NEW_TABLES;
    return new Place(
        phase, newTables.getOrDefault(table, 0), name(table), step, position, element.name());
  }

  private static Step additionOf(TableElement element) {
    if (element instanceof Column) {
      return Step.ADD_COLUMN;
    }
    if (element instanceof ForeignKey) {
      return Step.ADD_FOREIGN_KEY;
    }
    return element instanceof Index ? Step.ADD_INDEX : Step.ADD_CONSTRAINT;
  }

  private static Step dropOf(TableElement element) {
    if (element instanceof Column) {
      return Step.DROP_COLUMN;
    }
    if (element instanceof ForeignKey) {
      return Step.DROP_FOREIGN_KEY;
    }
    return element instanceof Index ? Step.DROP_INDEX : Step.DROP_CONSTRAINT;
  }

  private static int position(Schema schema, TableElement column) {
    List<Column> columns = schema.columns(column.table());
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column.name())) {
        return i;
      }
    }
    return columns.size();
  }

  private static String subject(SchemaObject object) {
    return object.id().schema().name() + "." + object.id().name();
  }

  private static String name(QualifiedName table) {
    return table.schema().name() + "." + table.name();
  }
}
