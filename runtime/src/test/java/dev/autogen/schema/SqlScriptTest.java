package dev.autogen.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlScriptTest {

  @Test
  void splitsAtSemicolons() {
    assertThat(SqlScript.split("select 1;\n\nselect 2 ;; ;"))
        .containsExactly("select 1", "select 2");
  }

  @Test
  void needsNoSemicolonAtTheEnd() {
    assertThat(SqlScript.split("select 1; select 2")).containsExactly("select 1", "select 2");
  }

  @Test
  void findsNothingInNothing() {
    assertThat(SqlScript.split(" \n-- only a comment\n;/* another */")).isEmpty();
  }

  @Test
  void semicolonsInQuotesAndCommentsEndNothing() {
    assertThat(
            SqlScript.split(
                "insert into t values (';', $$;$$, E'\\';', \"a;b\"); -- ;\nselect /* ; */ 1"))
        .containsExactly(
            "insert into t values (';', $$;$$, E'\\';', \"a;b\")", "-- ;\nselect /* ; */ 1");
  }

  @Test
  void keepsFunctionBodiesTogether() {
    String first =
        """
        create function f() returns trigger language plpgsql as $body$
        begin
          perform 1;
          return new;
        end;
        $body$""";
    String second =
        """
        create function g(a int) returns int
        begin atomic
          insert into log values (a);
          select case when a > 0 then 1 else 2 end;
        end""";
    assertThat(SqlScript.split(first + ";\n" + second + ";\nselect 3;"))
        .containsExactly(first, second, "select 3");
  }

  @Test
  void keepsTheActionsOfARuleTogether() {
    String rule = "create rule r as on insert to t do also (insert into a values (1); notify b)";
    assertThat(SqlScript.split(rule + "; select 1")).containsExactly(rule, "select 1");
  }

  @Test
  void transactionsAreOrdinaryStatements() {
    assertThat(SqlScript.split("begin; select case when true then 1 end; end;"))
        .containsExactly("begin", "select case when true then 1 end", "end");
  }

  @Test
  void takesTheRestWhereAQuoteHasNoEnd() {
    assertThat(SqlScript.split("select 1; select 'a; select 2"))
        .containsExactly("select 1", "select 'a; select 2");
  }
}
