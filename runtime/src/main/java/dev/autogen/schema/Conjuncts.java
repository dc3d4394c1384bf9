package dev.autogen.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Takes a condition apart where {@code AND} joins its parts, so that their order does not matter.
 */
final class Conjuncts {

  private Conjuncts() {}

  static String normalize(String sql) {
    TreeSet<String> conjuncts = new TreeSet<>();
    collect(SqlLexer.significantTokens(sql), conjuncts);
    return conjuncts.size() == 1
        ? conjuncts.first()
        : conjuncts.stream().collect(Collectors.joining(") and (", "(", ")"));
  }

  private static void collect(List<SqlToken> tokens, TreeSet<String> conjuncts) {
    List<SqlToken> inner = LexicalForm.withoutOuterParentheses(tokens);
    List<List<SqlToken>> parts = split(inner);
    if (parts.size() == 1) {
      conjuncts.add(LexicalForm.of(inner));
    } else {
      parts.forEach(part -> collect(part, conjuncts));
    }
  }

  /**
   * Returns the parts between the outermost ANDs; all of it as one part if an OR stands beside
   * them.
   */
  private static List<List<SqlToken>> split(List<SqlToken> tokens) {
    List<List<SqlToken>> parts = new ArrayList<>();
    int depth = 0;
    int pendingBetweens = 0;
    int start = 0;
    for (int i = 0; i < tokens.size(); i++) {
      SqlToken token = tokens.get(i);
      if (token.is("(") || token.is("[") || token.isWord("case")) {
        depth++;
      } else if (token.is(")") || token.is("]") || token.isWord("end")) {
        depth--;
      } else if (depth == 0 && token.isWord("or")) {
        return List.of(tokens);
      } else if (depth == 0 && token.isWord("between")) {
        pendingBetweens++;
      } else if (depth == 0 && token.isWord("and")) {
        if (pendingBetweens > 0) {
          pendingBetweens--;
        } else {
          parts.add(tokens.subList(start, i));
          start = i + 1;
        }
      }
    }
    parts.add(tokens.subList(start, tokens.size()));
    return parts;
  }
}
