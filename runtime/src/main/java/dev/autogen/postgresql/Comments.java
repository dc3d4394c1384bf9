package dev.autogen.postgresql;

import dev.autogen.schema.ObjectId;
import dev.autogen.schema.StringLiteral;
import java.util.List;

/** The statements that comment on objects. */
final class Comments {

  private final SqlNames names;

  Comments(SqlNames names) {
    this.names = names;
  }

  /** Returns the statement for a new object; none when it has no comment. */
  List<String> onCreation(ObjectId object, String comment) {
    return comment.isEmpty() ? List.of() : List.of(set(object, comment));
  }

  /** Returns the statement that gives an object its comment, or none with an empty one. */
  String set(ObjectId object, String comment) {
    return "comment on "
        + target(object)
        + " is "
        + (comment.isEmpty() ? "null" : StringLiteral.of(comment));
  }

  private String target(ObjectId object) {
    return switch (object.kind()) {
      case COLUMN -> "column " + names.column(object);
      case PRIMARY_KEY, UNIQUE_CONSTRAINT, CHECK_CONSTRAINT, EXCLUSION_CONSTRAINT, FOREIGN_KEY ->
          "constraint " + names.name(object.name()) + " on " + names.tableOf(object);
      case SCHEMA, EXTENSION -> ObjectWords.of(object.kind()) + " " + names.name(object.name());
      default -> ObjectWords.of(object.kind()) + " " + names.object(object);
    };
  }
}
