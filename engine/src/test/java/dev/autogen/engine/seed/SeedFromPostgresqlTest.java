package dev.autogen.engine.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.revision.AutogenException;
import dev.autogen.testing.IndependentCatalog;
import dev.autogen.testing.TestDatabase;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SeedFromPostgresqlTest {

  private final SeedFixture fixture = new SeedFixture();
  private final TestDatabase source = TestDatabase.create();

  @AfterEach
  void close() {
    fixture.close();
    source.close();
  }

  private SourceAddress both(String... statements) {
    for (String sql : statements) {
      fixture.here(sql);
    }
    return fixture.postgresql(source, statements);
  }

  @Test
  void everyTypeArrivesAsItWas() {
    SourceAddress address =
        both(
            """
            create type mood as enum ('happy', 'sad');
            create type pair as (a int, b text);
            create domain positive as int check (value > 0);
            create table t (
              id serial primary key, b boolean, i2 smallint, i8 bigint, n numeric, n2 numeric(6, 2),
              f4 real, f8 double precision, v varchar(20), c char(4), tx text, by bytea, d date,
              ti time, tz timetz, ts timestamp, tt timestamptz, ts3 timestamp(3), iv interval,
              u uuid, j json, jb jsonb, m mood, ms mood[], p pair, po positive, ai int[],
              at text[], ad timestamptz[], ip inet, bits varbit, r int4range, mo money,
              g int generated always as (i2 * 2) stored)""");
    source.execute(
        """
        insert into t (b, i2, i8, n, n2, f4, f8, v, c, tx, by, d, ti, tz, ts, tt, ts3, iv, u, j, jb,
          m, ms, p, po, ai, at, ad, ip, bits, r, mo)
        values (true, -32768, 9223372036854775807, 'NaN', 1234.50, 'Infinity', 0.1, 'v  ', 'ab',
          E'tab\\tnl\\nbs\\\\', '\\x00ff', '0044-03-15 BC', '24:00', '01:02:03+05:30', 'infinity',
          '-infinity', '2024-01-01 00:00:00.123', '1 year -3 days 04:05:06.7',
          '01234567-89ab-cdef-0123-456789abcdef', '{"a":  1}', '{"b": [null, 2]}', 'sad',
          '{happy,NULL}', '(1,"x,y")', 7, '{{1,2},{3,4}}', '{"",NULL,"q\\"r"}',
          '{2024-01-01 00:00:00+00}', '10.0.0.0/8', '10101', '[1,5)', '12.34'),
          (null, null, null, 12345678901234567890.123456789, null, null, null, null, null, '', null,
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
          null, null, null, null, null, null)""");
    fixture.seed(address);
    assertThat(IndependentCatalog.withRows(fixture.database))
        .isEqualTo(IndependentCatalog.withRows(source));
    assertThat(fixture.rows("select count(*) from t")).containsExactly("2");
  }

  @Test
  void foreignKeysGiveTheOrder() {
    SourceAddress address =
        both(
            """
            create table z_author (id int primary key);
            create table a_comment (id int primary key, author_id int not null references z_author);
            create table b_reply (id int primary key, c_id int not null references a_comment)""");
    source.execute(
        "insert into z_author values (1); insert into a_comment values (2, 1);"
            + " insert into b_reply values (3, 2)");
    assertThat(fixture.seed(address).tables())
        .extracting(SeedResult.CopiedTable::table)
        .containsExactly("z_author", "a_comment", "b_reply");
  }

  @Test
  void circlesAndSelfReferencesOverManyBatches() {
    SourceAddress address =
        both(
            """
            create table node (id int primary key, parent_id int not null references node);
            create table team (id int primary key, lead_id int not null);
            create table person (id int primary key, team_id int not null references team);
            alter table team add constraint lead foreign key (lead_id) references person
              deferrable initially immediate;
            create table egg (id int primary key, hen_id int not null);
            create table hen (id int primary key, egg_id int not null references egg)""",
            "insert into egg values (1, 1); alter table hen disable trigger all;"
                + " insert into hen values (1, 1); alter table hen enable trigger all;"
                + " alter table egg add constraint hatched foreign key (hen_id) references hen;"
                + " alter table egg disable trigger all; truncate egg, hen;"
                + " alter table egg enable trigger all");
    source.execute(
        """
        begin;
        set constraints lead deferred;
        insert into node select i, 1001 - i from generate_series(1, 1000) i;
        insert into team select i, 101 - i from generate_series(1, 100) i;
        insert into person select i, i from generate_series(1, 100) i;
        with e as (insert into egg select i, i from generate_series(1, 100) i)
          insert into hen select i, i from generate_series(1, 100) i;
        commit""");
    List<String> constraints = constraints();
    fixture.seed(address, request -> request.withBatch(7));
    assertThat(IndependentCatalog.withRows(fixture.database))
        .isEqualTo(IndependentCatalog.withRows(source));
    assertThat(constraints()).isEqualTo(constraints);
    assertThat(fixture.rows("select count(*) from node")).containsExactly("1000");
  }

  private List<String> constraints() {
    return fixture.rows(
        "select conname, condeferrable, condeferred, convalidated, pg_get_constraintdef(oid)"
            + " from pg_constraint order by 1");
  }

  @Test
  void aRowThatPointsNowhereIsNamed() {
    SourceAddress address =
        both(
            """
            create table node (id int primary key, parent_id int references node);
            create table item (id int primary key, node_id int references node)""");
    source.execute(
        "insert into node values (1, null), (2, 1), (3, 2); insert into item values (10, 1), (11, 3)");
    source.execute(
        "alter table node disable trigger all; update node set parent_id = 77 where id = 2;");
    assertThat(fixture.refused(address, request -> request.withBatch(1)))
        .hasMessage(
            "Row id = 2, parent_id = 77 of source table node does not fit into node: parent_id points to no row of node (foreign key node_parent_id_fkey). Nothing was written.");
    source.execute(
        "update node set parent_id = 1 where id = 2; alter table item disable trigger all;"
            + " update item set node_id = 99 where id = 11");
    assertThat(fixture.refused(address))
        .hasMessageContainingAll("Row id = 11 of source table item", "Key (node_id)=(99)");
  }

  @Test
  void whoDoesNotOwnTheTablesFillsColumnsLater() {
    SourceAddress address =
        both(
            """
            create table node (id int primary key, parent_id int references node, name text);
            create table team (id int primary key, lead_id int);
            create table person (id int primary key, team_id int not null references team);
            alter table team add constraint lead foreign key (lead_id) references person""");
    source.execute(
        """
        insert into node select i, nullif(101 - i, 1), 'n' from generate_series(1, 100) i;
        insert into team values (1, null), (2, null);
        insert into person values (5, 1), (6, 2);
        update team set lead_id = 4 + id""");
    asSeeder(
        () -> {
          fixture.seed(address, request -> request.withBatch(7));
          assertThat(fixture.rows("select * from node where id < 3 order by 1"))
              .containsExactly("1|100|n", "2|99|n");
          assertThat(fixture.rows("select count(*) from node where parent_id is null"))
              .containsExactly("1");
          assertThat(fixture.rows("select * from team order by 1")).containsExactly("1|5", "2|6");
        });
  }

  @Test
  void whatCanNeitherWaitNorBeNullIsRefused() {
    SourceAddress address =
        both("create table node (id int primary key, parent_id int not null references node)");
    source.execute("insert into node values (1, 1)");
    asSeeder(
        () ->
            assertThat(fixture.refused(address))
                .hasMessageContainingAll(
                    "node_parent_id_fkey", "to itself", "neither be deferred nor be null"));
  }

  @Test
  void aRightThatIsMissingIsNotBlamedOnARow() {
    SourceAddress address = both("create table t (id int primary key)");
    source.execute("insert into t values (1)");
    asSeeder(
        () -> {
          fixture.here("revoke insert on t from seeder");
          assertThat(fixture.refused(address))
              .hasMessage(
                  "Database %s refuses the copy: permission denied for table t. Nothing was written."
                      .formatted(fixture.database.name()));
        });
  }

  @Test
  void whatATriggerRaisesIsOfItsRow() {
    SourceAddress address = both("create table t (id int primary key)");
    source.execute("insert into t select generate_series(1, 20)");
    fixture.here(
        """
        create function no() returns trigger language plpgsql as $$
          begin if new.id = 13 then raise 'not today'; end if; return new; end $$;
        create trigger no after insert on t for each row execute function no()""");
    assertThat(fixture.refused(address))
        .hasMessage(
            "Row id = 13 of source table t does not fit into t: not today. Nothing was written.");
  }

  private void asSeeder(Runnable work) {
    fixture.here(
        "drop role if exists seeder; create role seeder login;"
            + " grant all on all tables in schema public to seeder");
    try {
      fixture.with("url", fixture.database.url().replace("user=postgres", "user=seeder"));
      work.run();
    } finally {
      fixture.here("drop owned by seeder; drop role seeder");
    }
  }

  @Test
  void rowsThatAreThereAreAQuestion() {
    SourceAddress address =
        both("create table a (id int primary key); create table b (id int primary key)");
    source.execute("insert into a values (1), (2); insert into b values (1)");
    fixture.here("insert into a values (5), (6)");
    AutogenException question = fixture.refused(address);
    assertThat(question.kind()).isEqualTo(AutogenException.Kind.QUESTION);
    assertThat(question).hasMessageContainingAll("2 rows of a", "--append", "--truncate");
    AutogenException loss = fixture.refused(address, r -> r.truncating(Set.of(), true));
    assertThat(loss.kind()).isEqualTo(AutogenException.Kind.LOSS);
    assertThat(loss).hasMessageContainingAll("2 rows of a", "--accept-loss a", "development");
    fixture.seed(address, r -> r.appending().withTables(List.of("a"), List.of()));
    assertThat(fixture.rows("select id from a order by 1")).containsExactly("1", "2", "5", "6");
    assertThat(fixture.refused(address, SeedRequest::appending))
        .hasMessageContainingAll("Row id = 1 of source table a", "Key (id)=(1) already exists");
    fixture.seed(address, r -> r.truncating(Set.of("a"), false));
    assertThat(fixture.rows("select id from a order by 1")).containsExactly("1", "2");
    fixture.with("environment", "development").seed(address, r -> r.truncating(Set.of(), true));
  }

  @Test
  void whatOthersReferToIsNotEmptied() {
    SourceAddress address =
        both("create table a (id int primary key); create table b (id int, a_id int references a)");
    fixture.here("insert into a values (1)");
    assertThat(
            fixture.refused(
                address, r -> r.truncating(Set.of("a"), false).withTables(List.of("a"), List.of())))
        .hasMessageContaining("PostgreSQL empties a only together with b");
  }

  @Test
  void triggersRunAndTheirWordCounts() {
    SourceAddress address = both("create table t (id int primary key, at text)");
    source.execute("insert into t values (1, 'x'), (2, 'skip')");
    fixture.here(
        """
        create function stamp() returns trigger language plpgsql as $$
          begin if new.at = 'skip' then return null; end if; new.at = 'stamped'; return new; end $$;
        create trigger stamp before insert on t for each row execute function stamp()""");
    SeedResult result = fixture.seed(address);
    assertThat(result.tables()).containsExactly(new SeedResult.CopiedTable("t", "t", 2, 1));
    assertThat(fixture.rows("select * from t")).containsExactly("1|stamped");
  }

  @Test
  void partitionsInheritanceAndLargeObjects() {
    SourceAddress address =
        both(
            """
            create table event (id int, day date) partition by range (day);
            create table event_2024 partition of event for values from ('2024-01-01') to ('2025-01-01');
            create table parent (id int primary key);
            create table child (extra text) inherits (parent);
            create table doc (id int primary key, body oid)""");
    source.execute(
        """
        insert into event values (1, '2024-05-05');
        insert into parent values (1);
        insert into child values (2, 'x');
        insert into doc values (1, lo_from_bytea(0, 'large')), (2, null)""");
    SeedResult result = fixture.seed(address);
    assertThat(result.tables())
        .extracting(SeedResult.CopiedTable::table)
        .containsExactly("doc", "event", "parent");
    assertThat(fixture.rows("select * from event_2024")).containsExactly("1|2024-05-05");
    assertThat(fixture.rows("select * from only parent")).containsExactly("1");
    assertThat(fixture.rows("select id, convert_from(lo_get(body), 'UTF8') from doc order by 1"))
        .containsExactly("1|large", "2|null");
  }

  @Test
  void sequencesOfAllKinds() {
    SourceAddress address =
        both(
            """
            create sequence by_default increment by 10;
            create table t (
              id bigint generated always as identity (increment by 5) primary key,
              no int default nextval('by_default'), s serial);
            create table down (id int primary key);
            create sequence down_seq increment by -1;
            create table full_up (id smallint generated by default as identity primary key);
            create table empty (id bigint generated by default as identity primary key)""");
    source.execute(
        """
        insert into t (id, no, s) overriding system value values (100, 41, 7);
        insert into down values (-20);
        insert into full_up values (32767)""");
    SeedResult result = fixture.seed(address);
    assertThat(result.sequences())
        .extracting(one -> one.sequence() + " " + one.next())
        .containsExactly("by_default 51", "down_seq -21", "t_id_seq 105", "t_s_seq 8");
    assertThat(result.notes())
        .containsExactly(
            "Sequence full_up_id_seq was not moved to 32768: it ends at 32767. Give it other bounds.");
    assertThat(fixture.rows("insert into t default values returning id, no, s"))
        .containsExactly("105|51|8");
  }

  @Test
  void tablesWithRowLevelSecurityTakeInserts() {
    SourceAddress address =
        both("create table t (id bigint generated always as identity primary key, b boolean)");
    source.execute("insert into t (b) select i % 2 = 0 from generate_series(1, 20) i");
    fixture.here("drop role if exists tenant; create role tenant login");
    try {
      fixture.here(
          "alter table t owner to tenant; alter table t enable row level security;"
              + " alter table t force row level security;"
              + " create policy p on t using (true) with check (id <> 13)");
      fixture.with("url", fixture.database.url().replace("user=postgres", "user=tenant"));
      assertThat(fixture.refused(address))
          .hasMessageContainingAll("Row id = 13 of source table t", "row-level security policy");
      fixture.here("alter policy p on t with check (true)");
      assertThat(fixture.seed(address, request -> request.withBatch(7)).written()).isEqualTo(20);
      assertThat(fixture.rows("insert into t default values returning id")).containsExactly("21");
    } finally {
      fixture.here("drop table t; drop role tenant");
    }
  }

  /** Repeat it with more rows to compare the two ways: -Dseed.rows=100000. */
  @Test
  void copyAndInsertWriteTheSame() throws Exception {
    int count = Integer.getInteger("seed.rows", 500);
    fixture.here(
        "create table t (id bigint primary key, name varchar(80), at timestamptz, price numeric(12, 2));"
            + " create table u (like t including all)");
    List<SourceRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String[] values = {
        String.valueOf(i), "name\t" + i, "2024-01-02 03:04:05+00", i + ".25",
      };
      rows.add(
          new SourceRow(
              i + 1, List.of(), i % 10 == 0 ? new String[] {values[0], null, null, null} : values));
    }
    try (Connection connection = fixture.database.connect()) {
      connection.setAutoCommit(false);
      String columns = "id, name, at, price";
      List<RowWriter> writers =
          List.of(
              new CopyWriter(connection, "t", "t", columns),
              new InsertWriter(connection, "u", columns, 4));
      for (RowWriter writer : writers) {
        long start = System.nanoTime();
        for (int from = 0; from < count; from += SeedRequest.USUAL_BATCH) {
          List<SourceRow> batch =
              rows.subList(from, Math.min(count, from + SeedRequest.USUAL_BATCH));
          assertThat(writer.write(batch)).isEqualTo(batch.size());
        }
        System.err.printf(
            "%s: %d rows in %d ms%n",
            writer.getClass().getSimpleName(), count, (System.nanoTime() - start) / 1_000_000);
      }
      connection.commit();
    }
    assertThat(fixture.rows("select count(*) from (table t except table u) d"))
        .containsExactly("0");
    assertThat(fixture.rows("select count(*) from u")).containsExactly(String.valueOf(count));
  }

  @Test
  void anotherSchemaOnEitherSide() {
    fixture
        .with("schema", "app")
        .here(
            "create schema app; create sequence app.node_seq; create table app.node"
                + " (id bigint default nextval('app.node_seq') primary key,"
                + " parent_id bigint references app.node)");
    SourceAddress address =
        fixture.postgresql(
            source,
            "create schema old_one; create table old_one.node (id int, \"parentId\" int);"
                + " create table node (id int); insert into old_one.node values (1, 2), (2, null)");
    SeedResult result =
        fixture.seed(address, request -> request.withSchema("old_one").withBatch(1));
    assertThat(result.sequences()).containsExactly(new SeedResult.MovedSequence("node_seq", 3));
    assertThat(fixture.rows("select * from app.node order by 1")).containsExactly("1|2", "2|null");
  }

  @Test
  void aPlanSaysWhatWouldBeRefused() {
    SourceAddress address = both("create table a (id int primary key)");
    fixture.here("insert into a values (5), (6)");
    assertThat(fixture.plan(address).notes())
        .singleElement()
        .asString()
        .startsWith("Would be refused: There are rows already: 2 rows of a.");
  }

  @Test
  void aSequenceThatHasNoNumberLeft() {
    SourceAddress address =
        both("create table t (id bigint generated by default as identity primary key)");
    source.execute("insert into t values (9223372036854775807)");
    assertThat(fixture.seed(address).notes())
        .singleElement()
        .asString()
        .contains("t_id_seq was not moved to 9223372036854775808: it ends at 9223372036854775807");
  }

  @Test
  void onlyAnotherDatabaseIsCopied() {
    fixture.here("create table t (id int)");
    SourceAddress same = fixture.postgresql(fixture.database);
    assertThat(fixture.refused(same)).hasMessageContaining("is this very database");
  }

  @Test
  void aColumnThatNeedsAValueIsToldBeforeAnyRow() {
    fixture.here("create table t (id int primary key, slug text not null)");
    SourceAddress address = fixture.postgresql(source, "create table t (id int primary key)");
    assertThat(fixture.seed(address).written()).isZero();
    source.execute("insert into t values (1)");
    assertThat(fixture.refused(address))
        .hasMessageContaining("Column t.slug takes no nulls and has no default");
  }

  @Test
  void aPlanReadsOnly() {
    fixture.here("create table t (id int primary key, \"fullName\" text)");
    SourceAddress address =
        fixture.postgresql(
            source,
            "create table \"T\" (id int, full_name text); insert into \"T\" values (1, 'x');"
                + " create table other (id int)");
    SeedPlan plan = fixture.plan(address);
    assertThat(plan.tables())
        .containsExactly(
            new SeedPlan.PlannedTable(
                "t",
                "T",
                1,
                List.of(
                    new SeedPlan.PlannedColumn("id", "id"),
                    new SeedPlan.PlannedColumn("fullName", "full_name")),
                List.of(),
                List.of()));
    assertThat(plan.onlyInSource()).containsExactly("other");
    assertThat(fixture.rows("select * from t")).isEmpty();
  }

  @Test
  void namesThatMeanNothing() {
    fixture.here("create table t (id int)");
    SourceAddress address = fixture.postgresql(source, "create table u (id int)");
    assertThat(fixture.refused(address))
        .hasMessageContainingAll("No table of the source", "The source has u, the database has t");
    assertThat(fixture.refused(address, r -> r.withTables(List.of("nix"), List.of())))
        .hasMessageContaining("--tables names nix");
    assertThat(fixture.refused(address, r -> r.withSchema("elsewhere")))
        .hasMessageContaining("no tables in a schema elsewhere");
  }
}
