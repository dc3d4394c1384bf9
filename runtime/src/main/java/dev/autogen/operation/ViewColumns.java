package dev.autogen.operation;

import dev.autogen.schema.SqlLexer;
import dev.autogen.schema.SqlToken;
import java.util.List;
import java.util.OptionalInt;

/** How many columns a view has, as far as its text shows. */
final class ViewColumns {

  private ViewColumns() {}

  /** Tells whether the first view has more columns than the second; not if that cannot be told. */
  static boolean visiblyMore(String first, String second) {
    OptionalInt one = count(first);
    OptionalInt other = count(second);
    return one.isPresent() && other.isPresent() && one.getAsInt() > other.getAsInt();
  }

  /** Counts what stands between {@code select} and {@code from}; a star may be any number. */
  private static OptionalInt count(String sql) {
    List<SqlToken> tokens = SqlLexer.significantTokens(sql);
    int as = 0;
    while (as < tokens.size() && !tokens.get(as).isWord("as")) {
      as++;
    }
    if (as + 1 >= tokens.size() || !tokens.get(as + 1).isWord("select")) {
      return OptionalInt.empty();
    }
    int depth = 0;
    int count = 1;
    for (int i = as + 2; i < tokens.size(); i++) {
      SqlToken token = tokens.get(i);
      if (depth == 0 && (token.isWord("from") || token.isWord("union") || token.is(";"))) {
        break;
      }
      if (token.is("(") || token.is("[")) {
        depth++;
      } else if (token.is(")") || token.is("]")) {
        depth--;
      } else if (depth == 0 && token.is(",")) {
        count++;
      } else if (depth == 0 && token.is("*") && isStar(tokens.get(i - 1))) {
        return OptionalInt.empty();
      }
    }
    return OptionalInt.of(count);
  }

  /** Behind a value it is a multiplication. */
  private static boolean isStar(SqlToken before) {
    return before.is(",")
        || before.is(".")
        || before.isWord("select")
        || before.isWord("distinct")
        || before.isWord("all");
  }
}
