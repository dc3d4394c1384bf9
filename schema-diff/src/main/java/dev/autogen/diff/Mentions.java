package dev.autogen.diff;

import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SchemaName;
import dev.autogen.schema.SqlExpressions;
import dev.autogen.schema.SqlLexer;
import dev.autogen.schema.SqlToken;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The names in an SQL expression, sorted by what they can be, as far as its tokens tell. A name
 * without a schema is one in the default schema.
 *
 * @param columns what can be a column
 * @param types what is cast to
 * @param functions what is called
 * @param relations what strings such as {@code 'posts_seq'::regclass} name
 */
record Mentions(
    Set<String> columns,
    Set<QualifiedName> types,
    Set<QualifiedName> functions,
    Set<QualifiedName> relations) {

  static Mentions in(String sql) {
    Set<String> columns = SqlExpressions.columns(sql);
    Mentions mentions = new Mentions(columns, new HashSet<>(), new HashSet<>(), new HashSet<>());
    List<SqlToken> tokens = SqlLexer.significantTokens(sql);
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).isIdentifier()) {
        mentions.addIdentifier(tokens, i);
      } else if (tokens.get(i).kind() == SqlToken.Kind.STRING) {
        mentions.addString(tokens.get(i).string());
      }
    }
    return mentions;
  }

  private void addIdentifier(List<SqlToken> tokens, int at) {
    int start = startOfName(tokens, at);
    boolean isCastTo =
        start > 0 && (is(tokens, start - 1, "::") || tokens.get(start - 1).isWord("as"));
    boolean isBeforeString =
        at + 1 < tokens.size() && tokens.get(at + 1).kind() == SqlToken.Kind.STRING;
    if (isCastTo || isBeforeString) {
      types.add(name(tokens, start, at));
    } else if (is(tokens, at + 1, "(")) {
      functions.add(name(tokens, start, at));
    }
  }

  private void addString(String text) {
    List<SqlToken> tokens = SqlLexer.tokens(text);
    int last = tokens.size() - 1;
    if (last >= 0 && tokens.get(last).isIdentifier() && startOfName(tokens, last) == 0) {
      relations.add(name(tokens, 0, last));
    }
  }

  /** The index at which the name that ends there starts: with its schema, if it has one. */
  private static int startOfName(List<SqlToken> tokens, int at) {
    boolean isQualified = at > 1 && is(tokens, at - 1, ".") && tokens.get(at - 2).isIdentifier();
    return isQualified ? at - 2 : at;
  }

  private static QualifiedName name(List<SqlToken> tokens, int start, int end) {
    SchemaName schema =
        start < end ? SchemaName.of(tokens.get(start).identifier()) : SchemaName.DEFAULT;
    return new QualifiedName(schema, tokens.get(end).identifier());
  }

  private static boolean is(List<SqlToken> tokens, int at, String symbol) {
    return at < tokens.size() && tokens.get(at).is(symbol);
  }
}
