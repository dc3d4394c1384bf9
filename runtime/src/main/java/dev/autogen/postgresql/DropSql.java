package dev.autogen.postgresql;

import dev.autogen.operation.Drop;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.SqlScript;
import java.util.List;
import java.util.regex.Pattern;

/** The statements that drop objects. */
final class DropSql {

  private static final Pattern DROP =
      Pattern.compile("(?i)^(drop\\s+(?>materialized\\s+view|[a-z]+)\\s+)(?!if\\s+exists\\b)");

  private final SqlNames names;
  private final boolean concurrently;

  DropSql(SqlNames names, boolean concurrently) {
    this.names = names;
    this.concurrently = concurrently;
  }

  List<String> drop(Drop operation) {
    if (!operation.sql().isEmpty()) {
      return SqlScript.split(operation.sql()).stream()
          .map(sql -> operation.ifExists() ? ifExists(sql) : sql)
          .toList();
    }
    ObjectId object = operation.object();
    String ifExists = operation.ifExists() ? "if exists " : "";
    return List.of(
        switch (object.kind()) {
          case COLUMN -> fromTable(object, ifExists, "column");
          case PRIMARY_KEY,
              UNIQUE_CONSTRAINT,
              CHECK_CONSTRAINT,
              EXCLUSION_CONSTRAINT,
              FOREIGN_KEY ->
              fromTable(object, ifExists, "constraint");
          case INDEX ->
              "drop index "
                  + (concurrently ? "concurrently " : "")
                  + ifExists
                  + names.object(object);
          case SCHEMA, EXTENSION ->
              "drop " + object.kind().words() + " " + ifExists + names.name(object.name());
          default ->
              "drop " + ObjectWords.of(object.kind()) + " " + ifExists + names.object(object);
        });
  }

  private static String ifExists(String sql) {
    return DROP.matcher(sql).replaceFirst("$1if exists ");
  }

  /** Where the table is absent too, so is what belonged to it. */
  private String fromTable(ObjectId element, String ifExists, String kind) {
    return "alter table %s%s drop %s %s%s"
        .formatted(ifExists, names.tableOf(element), kind, ifExists, names.name(element.name()));
  }
}
