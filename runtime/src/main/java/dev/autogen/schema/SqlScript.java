package dev.autogen.schema;

import dev.autogen.schema.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;

/** Splits scripts of SQL into statements. */
public final class SqlScript {

  private final String script;
  private final List<SqlToken> tokens;
  private final List<String> statements = new ArrayList<>();
  private int parentheses;
  private int blocks;
  private SqlToken before;

  private SqlScript(String script) {
    this.script = script;
    this.tokens = SqlLexer.tokens(script);
  }

  /**
   * Returns the statements of a script, without the semicolons between them and the white space
   * around them. Comments before and in a statement stay part of it; a statement of nothing else is
   * left out. Semicolons in quotes, in parentheses ({@code CREATE RULE}) and in {@code BEGIN ATOMIC
   * … END} (functions of PostgreSQL 14 and later) do not end a statement.
   */
  public static List<String> split(String script) {
    return new SqlScript(script).statements();
  }

  private List<String> statements() {
    int start = 0;
    boolean empty = true;
    for (SqlToken token : tokens) {
      if (token.is(";") && parentheses == 0 && blocks == 0) {
        add(start, token.start(), empty);
        start = token.end();
        empty = true;
        before = null;
      } else if (!token.isBlank()) {
        empty = false;
        follow(token);
      }
    }
    add(start, script.length(), empty);
    return List.copyOf(statements);
  }

  private void follow(SqlToken token) {
    if (token.is("(")) {
      parentheses++;
    } else if (token.is(")")) {
      parentheses = Math.max(0, parentheses - 1);
    } else if (token.kind() == Kind.IDENTIFIER) {
      boolean opens =
          token.isWord("atomic") && before != null && before.isWord("begin")
              || blocks > 0 && token.isWord("case");
      if (opens) {
        blocks++;
      } else if (blocks > 0 && token.isWord("end")) {
        blocks--;
      }
    }
    before = token;
  }

  private void add(int start, int end, boolean empty) {
    if (!empty) {
      statements.add(script.substring(start, end).strip());
    }
  }
}
