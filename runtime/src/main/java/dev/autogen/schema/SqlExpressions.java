package dev.autogen.schema;

import dev.autogen.schema.SqlToken.Kind;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What can be told of SQL expressions, and changed in them, by their tokens alone: nothing is
 * evaluated and no server is asked. Expressions of two origins need PostgreSQL's own normal form
 * instead.
 */
public final class SqlExpressions {

  private SqlExpressions() {}

  /**
   * Returns the expression in one lexical form: single spaces, no comments, unquoted words in lower
   * case, no quotes around names that need none, no parentheses around all of it, {@code <>} for
   * {@code !=}. Two expressions with the same form mean the same.
   */
  public static String normalizeLexically(String sql) {
    return LexicalForm.of(sql);
  }

  /**
   * Returns a condition in the form of {@link #normalizeLexically}, its conjuncts ({@code a and b})
   * sorted and each in parentheses if there is more than one.
   */
  public static String normalizeCondition(String sql) {
    return Conjuncts.normalize(sql);
  }

  /**
   * Returns the names in the expression that can be columns, in the order of their first mention.
   */
  public static Set<String> columns(String sql) {
    List<SqlToken> tokens = SqlLexer.significantTokens(sql);
    ColumnReferences references = new ColumnReferences(tokens);
    Set<String> columns = new LinkedHashSet<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (references.isColumn(i)) {
        columns.add(column(tokens.get(i)));
      }
    }
    return columns;
  }

  /** PostgreSQL cuts a name that is too long wherever it stands. */
  private static String column(SqlToken token) {
    return SqlIdentifier.truncate(token.identifier());
  }

  /** Tells whether the expression uses the column of that exact name. */
  public static boolean mentions(String sql, String column) {
    return columns(sql).contains(column);
  }

  /** Returns those of the columns that the expression uses, in the order of their first mention. */
  public static Set<String> mentioned(String sql, Collection<String> columns) {
    Set<String> found = new LinkedHashSet<>(columns(sql));
    found.retainAll(Set.copyOf(columns));
    return found;
  }

  /** Returns the expression after its column was renamed; all else of the text stays as it is. */
  public static String renameColumn(String sql, String from, String to) {
    TokenEdit edit = new TokenEdit(sql);
    ColumnReferences references = new ColumnReferences(edit.tokens());
    for (int i = 0; i < edit.tokens().size(); i++) {
      if (references.isColumn(i) && column(edit.tokens().get(i)).equals(from)) {
        edit.replace(i, SqlIdentifier.quote(to));
      }
    }
    return edit.result();
  }

  /**
   * Returns the expression after a type that it casts to was renamed or moved to another schema.
   */
  public static String renameType(String sql, QualifiedName from, QualifiedName to) {
    TokenEdit edit = new TokenEdit(sql);
    for (int i = 0; i < edit.tokens().size(); i++) {
      if (edit.isType(i, from)) {
        edit.replace(i, SqlIdentifier.quote(to.name()));
        edit.replaceQualifier(i, from.schema(), to.schema());
      }
    }
    return edit.result();
  }

  /**
   * Returns the expression after a value of an enum was renamed, where it stands cast to the enum.
   */
  public static String renameEnumValue(String sql, QualifiedName type, String from, String to) {
    TokenEdit edit = new TokenEdit(sql);
    for (int i = 0; i < edit.tokens().size(); i++) {
      SqlToken token = edit.tokens().get(i);
      if (token.kind() == Kind.STRING
          && token.string().equals(from)
          && (edit.isCastTo(i, type) || edit.isType(i - 1, type))) {
        edit.replace(i, SqlQuotes.lineString(to));
      }
    }
    return edit.result();
  }

  /**
   * Returns the expression after a sequence was renamed or moved, where its name stands in a string
   * that goes to {@code nextval}, {@code currval} or {@code setval}, or is cast to {@code
   * regclass}.
   */
  public static String renameSequence(String sql, QualifiedName from, QualifiedName to) {
    TokenEdit edit = new TokenEdit(sql);
    for (int i = 0; i < edit.tokens().size(); i++) {
      if (edit.relation(i).filter(from::equals).isPresent()) {
        edit.replace(i, SqlQuotes.lineString(SqlIdentifier.quote(to)));
      }
    }
    return edit.result();
  }

  /**
   * Returns the sequences whose names the expression passes as strings, as {@code nextval('s')}
   * does.
   */
  public static Set<QualifiedName> sequences(String sql) {
    TokenEdit edit = new TokenEdit(sql);
    Set<QualifiedName> sequences = new LinkedHashSet<>();
    for (int i = 0; i < edit.tokens().size(); i++) {
      edit.relation(i).ifPresent(sequences::add);
    }
    return sequences;
  }

  /**
   * Returns the types of the database that the expression casts to, named as they are there; a name
   * without schema that is one of a built-in type is that.
   */
  public static Set<QualifiedName> types(String sql) {
    List<SqlToken> tokens = SqlLexer.significantTokens(sql);
    ColumnReferences references = new ColumnReferences(tokens);
    Set<QualifiedName> types = new LinkedHashSet<>();
    for (int i = 0; i < tokens.size(); i++) {
      boolean qualifies = i + 1 < tokens.size() && tokens.get(i + 1).is(".");
      boolean qualified = i >= 2 && tokens.get(i - 1).is(".");
      if (references.isTypeName(i)
          && !qualifies
          && !tokens.get(i).identifier().isEmpty()
          && (qualified || !SqlTypeNames.isBuiltIn(tokens.get(i)))) {
        String schema = qualified ? tokens.get(i - 2).identifier() : "";
        types.add(QualifiedName.of(schema, tokens.get(i).identifier()));
      }
    }
    return types;
  }

  /**
   * Tells whether the SQL is one value: a string, a number with or without sign, a boolean or null.
   */
  public static boolean isLiteral(String sql) {
    List<SqlToken> tokens = SqlLexer.significantTokens(sql);
    if (tokens.size() == 2 && (tokens.get(0).is("-") || tokens.get(0).is("+"))) {
      return tokens.get(1).kind() == Kind.NUMBER;
    }
    if (tokens.size() != 1) {
      return false;
    }
    SqlToken only = tokens.get(0);
    return only.kind() == Kind.NUMBER
        || only.kind() == Kind.STRING && !only.isBitString()
        || only.isWord("true")
        || only.isWord("false")
        || only.isWord("null");
  }
}
