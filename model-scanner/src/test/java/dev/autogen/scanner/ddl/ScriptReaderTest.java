package dev.autogen.scanner.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.schema.SchemaName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SQL text to schema objects, without Hibernate. */
class ScriptReaderTest {

  private final ScriptReader reader = new ScriptReader(SchemaName.of("app"));

  private String facts() {
    return reader.schema().toString();
  }

  @Test
  void keysOnTheSameColumnsAreOneWithTheFirstNameThatIsStated() {
    reader.createTable(
        "create table t (a int unique, b int, primary key (a), constraint ux unique (b), unique (b), constraint pk_t unique (a))");
    assertThat(facts())
        .isEqualTo(
            """
            autogen schema 1
            table t
            column t.a integer not null
            column t.b integer
            primary key t.pk_t (a)
            unique t.ux (b)
            """);
  }

  @Test
  void typeBetweenQuotesIsADomainOfThatName() {
    reader.createTable("create table t (a \"year\")");
    assertThat(facts()).contains("column t.a year");
    assertThatThrownBy(() -> reader.createTable("create table u (a year)"))
        .hasMessageContaining("it has integer instead");
  }

  @Test
  void checkIsNamedAfterTheOneColumnThatItMentions() {
    reader.createTable(
        "create table t (a int check (b > 0), b int check (a > b), c int, check (c > 1), check (c < 9 and c <> 5))");
    assertThat(facts())
        .contains("check t.t_b_check (b > 0)")
        .contains("check t.t_check (a > b)")
        .contains("check t.t_c_check (c > 1)")
        .contains("check t.t_c_check1 (c < 9 and c <> 5)");
  }

  @Test
  void namesOfTwoTablesCanStandInEachOthersWay() {
    reader.createTable("create table a_b (c int unique)");
    reader.createTable("create table a (b_c int unique)");
    assertThat(facts()).contains("unique a_b.a_b_c_key (c)").contains("unique a.a_b_c_key1 (b_c)");
  }

  @Test
  void foreignKeyWithoutColumnsPointsToThePrimaryKey() {
    reader.createTable("create table app.parent (x int, y int, primary key (y, x))");
    reader.createTable("create table child (p int, q int)");
    reader.addForeignKey(
        "alter table if exists app.child add constraint FK_Child foreign key (p, q) references app.parent on delete set null");
    assertThat(facts())
        .contains("foreign key child.fk_child (p, q) references parent (y, x) on delete set null");
  }

  @Test
  void anAuthorsExclusionConstraintIsReadAsOne() {
    reader.createTable("create table app.t (p tsrange)");
    String sql =
        "alter table if exists app.t add constraint EX exclude using gist (p with &&)\n"
            + "where (p is not null)";
    assertThat(reader.isExclusion(sql)).isTrue();
    reader.addExclusion(sql);
    assertThat(facts())
        .contains("exclusion t.ex sql E'exclude using gist (p with &&)\\nwhere (p is not null)'");
    assertThat(reader.isExclusion("alter table t add constraint c check (x > 1)")).isFalse();
    assertThat(reader.isExclusion("alter table t owner to exclude")).isFalse();
    assertThat(reader.isExclusion("create view exclude as select 1")).isFalse();
  }

  @Test
  void inlineReferenceGetsPostgresqlsName() {
    reader.createTable("create table parent (id int primary key)");
    reader.createTable(
        "create table child (p int references parent, self int references child (p))");
    assertThat(facts())
        .contains("foreign key child.child_p_fkey (p) references parent (id)")
        .contains("foreign key child.child_self_fkey (self) references child (p)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          text default 'a, (b' not null         | text not null default 'a, (b'
          text not null default 'x'::text       | text not null default 'x'::text
          int default (1 + 2)                   | integer default 1 + 2
          int null default -1                   | integer default -1
          text[] default array['a', 'b']        | text[] default array['a', 'b']
          boolean default case when 1 is null then true else false end not null | boolean not null default case when 1 is null then true else false end
          timestamp with time zone default now() | timestamptz default now()
          "Mood" default 'sad'                  | "Mood" default 'sad'
          varchar(5) collate pg_catalog."C"     | varchar(5) collate "C"
          bigint generated always as identity (start with 5 increment by 2) | bigint not null generated always as identity (increment 2 start 5)
          int generated always as (a * 2) stored | integer generated always as (a * 2) stored
          app.mood                              | mood
          other.mood                            | other.mood
          """)
  void columnsAreTakenApart(String definition, String fact) {
    reader.createTable("create table t (c " + definition + ")");
    assertThat(facts()).contains("column t.c " + fact + "\n");
  }

  @Test
  void optionsBehindTheTableAreHandedOver() {
    CreatedTable created = reader.createTable("create table t (c int) partition by list (c)");
    assertThat(created.options()).isEqualTo("partition by list (c)");
  }

  @Test
  void otherStatementsAreKeptWithWhatTheyMention() {
    reader.createTable("create table posts (id int)");
    reader.keep(
        List.of(
            "create function f() returns int as 'select 1 from posts' language sql",
            "grant select on posts to x"),
        List.of("drop function f()"));
    assertThat(facts())
        .contains("create function f")
        .contains("depends on (table posts)")
        .contains("drop function f()");
  }

  @Test
  void schemaOfAViewIsTheModels() {
    reader.keepView(
        List.of("create view reports.Totals as select 1"), List.of("drop view reports.Totals"));
    assertThat(facts()).contains("schema reports").contains("depends on (schema reports)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          create table t (a int, a text)               | two columns of the table t are called a
          create table t (a int, primary key (b))      | names the column b, which it does not have
          create table user (a int)                    | user is a reserved word of PostgreSQL
          create table t (a int auto_increment)        | 'int auto_increment' is not a type of PostgreSQL
          create table t (a int default 1 default 2)   | more than one default
          create table t (a text 'x                    | has no end
          create table t (a int, b int                 | ')' is missing
          """)
  void whatPostgresqlWouldRefuseIsRefused(String sql, String message) {
    assertThatThrownBy(() -> reader.createTable(sql))
        .isInstanceOf(DdlException.class)
        .hasMessageContaining(message);
  }
}
