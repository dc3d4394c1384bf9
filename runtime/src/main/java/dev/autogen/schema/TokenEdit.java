package dev.autogen.schema;

import dev.autogen.schema.SqlToken.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Replaces single tokens of an expression and leaves every other character as it is. */
final class TokenEdit {

  private static final Set<String> SEQUENCE_FUNCTIONS = Set.of("nextval", "currval", "setval");

  private final String sql;
  private final List<SqlToken> tokens;
  private final ColumnReferences references;
  private final Map<Integer, String> replacements = new TreeMap<>();

  TokenEdit(String sql) {
    this.sql = sql;
    this.tokens = SqlLexer.significantTokens(sql);
    this.references = new ColumnReferences(tokens);
  }

  List<SqlToken> tokens() {
    return tokens;
  }

  void replace(int index, String text) {
    replacements.put(index, text);
  }

  /**
   * Changes the schema before a name to that of another; adds or removes the qualification as
   * needed.
   */
  void replaceQualifier(int index, SchemaName from, SchemaName to) {
    if (from.equals(to)) {
      return;
    }
    String name = replacements.get(index);
    if (!from.isDefault()) {
      replacements.put(index - 2, to.isDefault() ? "" : SqlIdentifier.quote(to.name()));
      replacements.put(index - 1, to.isDefault() ? "" : ".");
    } else if (!to.isDefault()) {
      replacements.put(index, SqlIdentifier.quote(to.name()) + "." + name);
    }
  }

  String result() {
    StringBuilder edited = new StringBuilder(sql);
    for (int i = tokens.size() - 1; i >= 0; i--) {
      if (replacements.containsKey(i)) {
        edited.replace(tokens.get(i).start(), tokens.get(i).end(), replacements.get(i));
      }
    }
    return edited.toString();
  }

  /** Tells whether the token there is the last part of that type's name. */
  boolean isType(int index, QualifiedName type) {
    if (index < 0
        || !references.isTypeName(index)
        || is(index + 1, ".")
        || !tokens.get(index).identifier().equals(type.name())) {
      return false;
    }
    boolean qualified = is(index - 1, ".");
    return type.schema().isDefault()
        ? !qualified && !SqlTypeNames.isBuiltIn(tokens.get(index))
        : qualified && tokens.get(index - 2).identifier().equals(type.schema().name());
  }

  /** Tells whether the token there is cast to that type, as in {@code 'x'::type}. */
  boolean isCastTo(int index, QualifiedName type) {
    int name = index + (type.schema().isDefault() ? 2 : 4);
    boolean cast =
        is(index + 1, "::") || index + 1 < tokens.size() && tokens.get(index + 1).isWord("as");
    return cast && name < tokens.size() && isType(name, type);
  }

  /**
   * Returns the sequence or other relation that the token there names, if it is a string that does.
   */
  Optional<QualifiedName> relation(int index) {
    return relation(tokens, index);
  }

  static Optional<QualifiedName> relation(List<SqlToken> tokens, int index) {
    SqlToken token = tokens.get(index);
    if (token.kind() != Kind.STRING) {
      return Optional.empty();
    }
    boolean argument =
        index >= 2
            && tokens.get(index - 1).is("(")
            && tokens.get(index - 2).isIdentifier()
            && SEQUENCE_FUNCTIONS.contains(tokens.get(index - 2).identifier());
    boolean cast =
        index + 2 < tokens.size()
            && tokens.get(index + 1).is("::")
            && tokens.get(index + 2).isWord("regclass");
    return argument || cast ? relationName(token.string()) : Optional.empty();
  }

  /** Reads {@code schema.name} as {@code regclass} does; other text, such as an oid, is no name. */
  private static Optional<QualifiedName> relationName(String text) {
    List<SqlToken> parts = SqlLexer.tokens(text);
    boolean qualified =
        parts.size() == 3
            && parts.get(0).isIdentifier()
            && parts.get(1).is(".")
            && parts.get(2).isIdentifier();
    if (qualified) {
      return Optional.of(QualifiedName.of(parts.get(0).identifier(), parts.get(2).identifier()));
    }
    return parts.size() == 1 && parts.get(0).isIdentifier()
        ? Optional.of(QualifiedName.of(parts.get(0).identifier()))
        : Optional.empty();
  }

  private boolean is(int index, String symbol) {
    return index >= 0 && index < tokens.size() && tokens.get(index).is(symbol);
  }
}
