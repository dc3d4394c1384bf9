package dev.autogen.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.Schema;
import dev.autogen.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Views, functions, triggers, domains, collations and others: kept, not taken apart. */
class OpaqueObjectReaderTest {

  private static final CatalogScope SCOPE = CatalogScope.currentSchema();

  private TestDatabase database;

  @BeforeEach
  void createDatabase() {
    database = TestDatabase.create();
  }

  @AfterEach
  void dropDatabase() {
    database.close();
  }

  private Catalog read(CatalogScope scope) throws SQLException {
    try (Connection connection = database.connect()) {
      return CatalogReader.read(connection, scope);
    }
  }

  @Test
  void keepsCollations() throws SQLException {
    database.execute(
        """
        create collation plain (locale = 'C');
        create collation mixed (lc_collate = 'C', lc_ctype = 'POSIX');
        create collation "Phone book" (provider = icu, locale = 'de-u-co-phonebk');
        create collation any_case
          (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
        create domain name_text as text collate any_case;
        create table people (name text collate "Phone book");
        """);

    List<String> before =
        read(SCOPE).schema().objects(OpaqueObject.class).stream()
            .map(o -> o.id() + " " + o.dependsOn() + " " + o.definition() + "; " + o.dropSql())
            .toList();

    assertThat(before)
        .containsExactlyInAnyOrder(
            "collation plain [] create collation plain (locale = 'C'); drop collation plain",
            "collation mixed [] create collation mixed (lc_collate = 'C', lc_ctype = 'POSIX');"
                + " drop collation mixed",
            "collation Phone book [] create collation \"Phone book\" (provider = icu,"
                + " locale = 'de-u-co-phonebk'); drop collation \"Phone book\"",
            "collation any_case [] create collation any_case (provider = icu,"
                + " locale = 'und-u-ks-level2', deterministic = false); drop collation any_case",
            "domain name_text [collation any_case]"
                + " create domain name_text as text collate any_case; drop domain name_text");
  }

  @Test
  void keepsWhatItDoesNotTakeApart() throws SQLException {
    database.execute(
        """
        create table users (id int primary key, name text, mood text);
        create domain positive as int default 1 not null constraint more_than_none check (value > 0);
        create type mood as enum ('ok');
        create function touch() returns trigger language plpgsql as $$begin return new; end$$;
        create function is_ok(m mood, n positive) returns boolean language sql return m = 'ok';
        create procedure tidy() language sql as 'delete from users';
        create trigger "Touch it" before update on users for each row execute function touch();
        create view names as select count(*) as n from users;
        create view counts with (security_barrier) as select count(*) as n from names;
        create materialized view "All" as select count(*) as id, is_ok('ok', 1) from users with no data;
        create unique index all_id on "All" (id);
        create cast (varchar as mood) with inout as implicit;
        create aggregate total(int) (sfunc = int4pl, stype = int, initcond = '0', parallel = safe);
        create aggregate moving(int)
          (sfunc = int4pl, stype = int, msfunc = int4pl, minvfunc = int4mi, mstype = int);
        create extension pg_trgm;
        """);

    Catalog catalog = read(SCOPE);

    assertThat(catalog.schema().objects(OpaqueObject.class))
        .extracting(o -> o.id() + " " + o.dependsOn() + "\n" + o.definition() + "\n" + o.dropSql())
        .containsExactlyInAnyOrder(
            """
            domain positive []
            create domain positive as integer default 1 not null constraint more_than_none CHECK ((VALUE > 0))
            drop domain positive""",
            """
            function touch() []
            CREATE OR REPLACE FUNCTION touch()
             RETURNS trigger
             LANGUAGE plpgsql
            AS $function$begin return new; end$function$
            drop function touch()""",
            """
            function is_ok(m mood, n positive) [domain positive, enum type mood]
            CREATE OR REPLACE FUNCTION is_ok(m mood, n positive)
             RETURNS boolean
             LANGUAGE sql
            RETURN (m = 'ok'::mood)
            drop function is_ok(m mood, n positive)""",
            """
            function tidy() []
            CREATE OR REPLACE PROCEDURE tidy()
             LANGUAGE sql
            AS $procedure$delete from users$procedure$
            drop procedure tidy()""",
            """
            trigger Touch it ON users [table users, function touch()]
            CREATE TRIGGER "Touch it" BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch()
            drop trigger "Touch it" on users""",
            """
            view names [table users]
            create view names as
             SELECT count(*) AS n
               FROM users
            drop view names""",
            """
            view counts [view names]
            create view counts with (security_barrier=true) as
             SELECT count(*) AS n
               FROM names
            drop view counts""",
            """
            materialized view All [domain positive, enum type mood, table users, function is_ok(m mood, n positive)]
            create materialized view "All" as
             SELECT count(*) AS id,
                is_ok('ok'::mood, (1)::positive) AS is_ok
               FROM users
            with no data;
            CREATE UNIQUE INDEX all_id ON "All" USING btree (id)
            drop materialized view "All\"""",
            """
            cast varchar AS mood [enum type mood]
            create cast (varchar AS mood) with inout as implicit
            drop cast (varchar AS mood)""",
            """
            function total(integer) []
            create aggregate total(integer) (sfunc = int4pl, stype = integer, initcond = '0', parallel = safe)
            drop aggregate total(integer)""",
            """
            extension pg_trgm []
            create extension pg_trgm
            drop extension pg_trgm""");
    assertThat(catalog.leftAlone())
        .extracting(LeftAlone::toString)
        .containsExactly("function moving(integer) is of a kind that autogen does not read");
  }

  @Test
  void definitionsOfOpaqueObjectsMakeThemAgain() throws SQLException {
    database.execute(
        """
        create schema "Other one";
        create domain positive as int check (value > 0);
        create table users (id positive primary key, name text);
        create function "Other one"."Twice"(x positive) returns int language sql return x * 2;
        create view "Other one".names as select name, "Other one"."Twice"(id) from users;
        create materialized view most as select * from "Other one".names;
        create index most_names on most (name);
        """);
    CatalogScope scope = SCOPE.withSchemas(List.of("Other one"));
    Schema before = read(scope).schema();

    List<OpaqueObject> views =
        before.objects(OpaqueObject.class).stream()
            .filter(object -> object.kind() != ObjectKind.DOMAIN)
            .sorted(Comparator.comparing(OpaqueObject::id))
            .toList();
    for (int i = views.size() - 1; i >= 0; i--) {
      database.execute(views.get(i).dropSql() + " cascade");
    }
    database.execute(
        views.stream().map(OpaqueObject::definition).collect(Collectors.joining(";\n")));

    assertThat(read(scope).schema()).isEqualTo(before);
  }
}
