package dev.autogen.operation;

import dev.autogen.schema.ObjectId;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.SqlExpressions;
import dev.autogen.schema.SqlIdentifier;
import dev.autogen.schema.SqlLexer;
import dev.autogen.schema.SqlToken;
import java.util.List;
import java.util.stream.Collectors;

/** Deletes the rows that were inserted, by their primary key. */
final class RowRemoval {

  private final BulkInsert insert;
  private final PrimaryKey key;

  private RowRemoval(BulkInsert insert, PrimaryKey key) {
    this.insert = insert;
    this.key = key;
  }

  /** Returns the deletion, or why there can be none. */
  static Operation of(BulkInsert insert, SchemaState state) {
    return state.elements(insert.table(), PrimaryKey.class).stream()
        .filter(key -> insert.columns().containsAll(key.columns()))
        .map(key -> new RowRemoval(insert, key))
        .filter(RowRemoval::isConstant)
        .findFirst()
        .map(removal -> (Operation) new ExecuteSql(removal.sql(), ""))
        .orElseGet(
            () ->
                new Irreversible(
                    "The rows inserted into %s cannot be told from others without the values of its primary key."
                        .formatted(ObjectId.table(insert.table()))));
  }

  /** A key that is computed, such as {@code nextval('s')}, is not known afterwards. */
  private boolean isConstant() {
    return insert.rows().stream()
        .flatMap(row -> key(row).stream())
        .allMatch(RowRemoval::isConstant);
  }

  private static boolean isConstant(Literal literal) {
    List<SqlToken> tokens = SqlLexer.significantTokens(literal.sql());
    boolean isTyped =
        tokens.size() == 2
            && tokens.get(0).isIdentifier()
            && tokens.get(1).kind() == SqlToken.Kind.STRING;
    boolean isCast = tokens.size() > 2 && tokens.get(1).is("::");
    String value = isCast ? tokens.get(0).text() : literal.sql();
    return isTyped
        || SqlExpressions.isLiteral(value) && !SqlLexer.tokens(value).get(0).isWord("null");
  }

  private List<Literal> key(List<Literal> row) {
    return key.columns().stream().map(column -> row.get(insert.columns().indexOf(column))).toList();
  }

  private String sql() {
    boolean single = key.columns().size() == 1;
    String columns =
        key.columns().stream().map(SqlIdentifier::quote).collect(Collectors.joining(", "));
    String values =
        insert.rows().stream()
            .map(row -> key(row).stream().map(Literal::sql).collect(Collectors.joining(", ")))
            .map(value -> single ? value : "(" + value + ")")
            .collect(Collectors.joining(", "));
    return "delete from %s where %s in (%s)"
        .formatted(
            SqlIdentifier.quote(insert.table()), single ? columns : "(" + columns + ")", values);
  }
}
