package dev.autogen.operation;

import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.SqlIdentifier;
import dev.autogen.schema.SqlLexer;
import dev.autogen.schema.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Triggers, which are called {@code touch ON posts} and go and are renamed with their table. */
final class Triggers {

  private static final String ON = " ON ";

  private Triggers() {}

  /** Tells whether triggers can be on objects of that kind. */
  static boolean canBeOn(ObjectKind kind) {
    return kind == ObjectKind.TABLE || kind == ObjectKind.VIEW;
  }

  /**
   * Returns the object, and if it is a trigger on a table or view that is known, as one that
   * depends on that.
   */
  static OpaqueObject attached(OpaqueObject object, SchemaState state) {
    Optional<ObjectId> relation =
        object.kind() == ObjectKind.TRIGGER ? relation(object, state) : Optional.empty();
    if (relation.isEmpty() || object.dependsOn().contains(relation.get())) {
      return object;
    }
    List<ObjectId> dependsOn = new ArrayList<>(object.dependsOn());
    dependsOn.add(relation.get());
    return new OpaqueObject(
        object.kind(), object.name(), object.definition(), object.dropSql(), dependsOn);
  }

  private static Optional<ObjectId> relation(OpaqueObject trigger, SchemaState state) {
    String name = trigger.name().name();
    for (int i = name.indexOf(ON); i >= 0; i = name.indexOf(ON, i + 1)) {
      String table = name.substring(i + ON.length());
      for (ObjectKind kind : List.of(ObjectKind.TABLE, ObjectKind.VIEW)) {
        ObjectId id = ObjectId.of(kind, trigger.name().sibling(table));
        if (state.contains(id)) {
          return Optional.of(id);
        }
      }
    }
    return Optional.empty();
  }

  /** Returns a trigger as it is once its table or view has another name. */
  static OpaqueObject moved(OpaqueObject trigger, ObjectId from, String to) {
    String name = trigger.name().name();
    String suffix = ON + from.name();
    String moved =
        name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) + ON + to : name;
    return new OpaqueObject(
        ObjectKind.TRIGGER,
        trigger.name().sibling(moved),
        moved(trigger.definition(), from.name(), to),
        moved(trigger.dropSql(), from.name(), to),
        trigger.dependsOn());
  }

  /** In both statements the first {@code on} stands before the table: the word is reserved. */
  private static String moved(String sql, String from, String to) {
    List<SqlToken> tokens = SqlLexer.significantTokens(sql);
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).isWord("on")) {
        int name = isAt(tokens, i + 2, ".") ? i + 3 : i + 1;
        return name < tokens.size()
                && tokens.get(name).isIdentifier()
                && tokens.get(name).identifier().equals(from)
            ? sql.substring(0, tokens.get(name).start())
                + SqlIdentifier.quote(to)
                + sql.substring(tokens.get(name).end())
            : sql;
      }
    }
    return sql;
  }

  private static boolean isAt(List<SqlToken> tokens, int index, String symbol) {
    return index < tokens.size() && tokens.get(index).is(symbol);
  }
}
