package dev.autogen.postgresql;

import dev.autogen.operation.Rename;
import dev.autogen.schema.ObjectId;

/** The statements that rename objects. */
final class RenameSql {

  private final SqlNames names;

  RenameSql(SqlNames names) {
    this.names = names;
  }

  String rename(Rename operation) {
    ObjectId object = operation.object();
    String from = names.name(object.name());
    String to = names.name(operation.to());
    return switch (object.kind()) {
      case COLUMN -> inTable(object, "column", from, to);
      case PRIMARY_KEY, UNIQUE_CONSTRAINT, CHECK_CONSTRAINT, EXCLUSION_CONSTRAINT, FOREIGN_KEY ->
          inTable(object, "constraint", from, to);
      case SCHEMA -> "alter schema " + from + " rename to " + to;
      default ->
          "alter %s %s rename to %s"
              .formatted(ObjectWords.of(object.kind()), names.object(object), to);
    };
  }

  private String inTable(ObjectId element, String kind, String from, String to) {
    return "alter table %s rename %s %s to %s".formatted(names.tableOf(element), kind, from, to);
  }
}
