package dev.autogen.operation;

import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.SqlIdentifier;
import dev.autogen.schema.SqlLexer;
import dev.autogen.schema.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Follows renames of tables, views and columns in the text of a view. PostgreSQL keeps a view by
 * what it uses, not by that text; so where the text cannot be rewritten safely, it is kept with a
 * comment above it that says what was renamed, and is not to be run again.
 */
final class LaterRenames {

  private static final String OPENING = "-- autogen, later: ";
  private static final Set<ObjectKind> RELATIONS =
      Set.of(ObjectKind.TABLE, ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW);

  private LaterRenames() {}

  /** Tells whether the text of some objects may mention what is called so. */
  static boolean concern(ObjectId renamed) {
    return RELATIONS.contains(renamed.kind()) || renamed.kind() == ObjectKind.COLUMN;
  }

  /**
   * Tells whether the text of an object may mention it. What was read from a database says what it
   * depends on, and in which order it goes.
   */
  static boolean mayMention(OpaqueObject object, ObjectId renamed) {
    if (object.kind() == ObjectKind.TRIGGER) {
      return renamed.kind() == ObjectKind.COLUMN
          && object.dependsOn().equals(List.of(ObjectId.table(renamed.tableName())));
    }
    boolean isView =
        object.kind() == ObjectKind.VIEW || object.kind() == ObjectKind.MATERIALIZED_VIEW;
    return isView && object.dependsOn().isEmpty() && !object.id().equals(renamed);
  }

  /** Returns the text as it is after a rename. */
  static String in(String sql, ObjectId from, String to) {
    String undone = OPENING + renaming(from.renamed(to), from.name()) + "\n";
    if (sql.startsWith(undone)) {
      return sql.substring(undone.length());
    }
    List<SqlToken> tokens = SqlLexer.significantTokens(sql);
    if (from.kind() == ObjectKind.COLUMN) {
      boolean mentioned =
          !positions(tokens, from.name()).isEmpty()
              && !positions(tokens, from.tableName().name()).isEmpty();
      return mentioned ? noted(sql, from, to) : sql;
    }
    List<Integer> places = positions(tokens, from.name());
    if (places.isEmpty()) {
      return sql;
    }
    boolean isSafe =
        positions(tokens, to).isEmpty()
            && places.stream().anyMatch(i -> isRelation(tokens, i, from))
            && words(tokens, "from") == words(tokens, "select")
            && places.stream().allMatch(i -> isRelation(tokens, i, from) || isQualifier(tokens, i));
    return isSafe ? rewritten(sql, tokens, places, to) : noted(sql, from, to);
  }

  /** Returns in words what was renamed since the text was written; empty if it still holds. */
  static List<String> of(OpaqueObject object) {
    return object.definition().lines().takeWhile(line -> line.startsWith(OPENING)).toList().stream()
        .map(line -> line.substring(OPENING.length()))
        .toList();
  }

  /** Returns the text as it was written. */
  static String written(OpaqueObject object) {
    String sql = object.definition();
    while (sql.startsWith(OPENING)) {
      sql = sql.substring(sql.indexOf('\n') + 1);
    }
    return sql;
  }

  private static String noted(String sql, ObjectId from, String to) {
    return OPENING + renaming(from, to) + "\n" + sql;
  }

  private static String renaming(ObjectId from, String to) {
    return (from + " was renamed to " + to).replaceAll("\\R", " ");
  }

  private static String rewritten(
      String sql, List<SqlToken> tokens, List<Integer> places, String to) {
    StringBuilder text = new StringBuilder(sql);
    for (int i = places.size() - 1; i >= 0; i--) {
      SqlToken token = tokens.get(places.get(i));
      text.replace(token.start(), token.end(), SqlIdentifier.quote(to));
    }
    return text.toString();
  }

  private static List<Integer> positions(List<SqlToken> tokens, String name) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).isIdentifier() && tokens.get(i).identifier().equals(name)) {
        places.add(i);
      }
    }
    return places;
  }

  private static long words(List<SqlToken> tokens, String word) {
    return tokens.stream().filter(token -> token.isWord(word)).count();
  }

  /**
   * {@code from posts}, {@code join app.posts}; in a list of tables it cannot be told, nor with
   * another schema, which may be the default one.
   */
  private static boolean isRelation(List<SqlToken> tokens, int place, ObjectId relation) {
    boolean isQualified = place >= 2 && tokens.get(place - 1).is(".");
    int before = isQualified ? place - 3 : place - 1;
    boolean isOfSchema =
        isQualified
            ? tokens.get(place - 2).isIdentifier()
                && tokens.get(place - 2).identifier().equals(relation.schema().name())
            : relation.schema().isDefault();
    return isOfSchema
        && before >= 0
        && (tokens.get(before).isWord("from") || tokens.get(before).isWord("join"))
        && !isAt(tokens, place + 1, "(")
        && !isAt(tokens, place + 1, ".");
  }

  private static boolean isAt(List<SqlToken> tokens, int index, String symbol) {
    return index < tokens.size() && tokens.get(index).is(symbol);
  }

  /** {@code posts.title} */
  private static boolean isQualifier(List<SqlToken> tokens, int place) {
    return isAt(tokens, place + 1, ".") && !(place > 0 && tokens.get(place - 1).is("."));
  }
}
