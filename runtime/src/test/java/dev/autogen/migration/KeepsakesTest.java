package dev.autogen.migration;

import static dev.autogen.migration.TestRevision.WORDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.operation.Create;
import dev.autogen.operation.Drop;
import dev.autogen.operation.Operation;
import dev.autogen.revision.Operations;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SqlType;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is dropped and made again keeps what people attached to it. */
class KeepsakesTest extends MigrationTest {

  private String bob;

  @BeforeEach
  void createRole() {
    bob = "bob_" + database.name();
    execute("create role %s; create table t (id bigint, c varchar(20))".formatted(bob));
  }

  @AfterEach
  void dropRole() {
    execute("drop owned by %1$s cascade; drop role %1$s".formatted(bob));
  }

  private void upgrade(Consumer<Operations> work) {
    migrator(TestRevision.of("a1").upgrade(work)).upgrade("head");
  }

  private void repair(Operation... operations) {
    migrator(TestRevision.of("a1")).repair("again", List.of(operations));
  }

  private static OpaqueObject view(ObjectKind kind, String definition) {
    return new OpaqueObject(
        kind, QualifiedName.of("v"), definition, "drop %s v".formatted(kind.words()), List.of());
  }

  private static Operation drop(OpaqueObject object) {
    return new Drop(object.id(), false, object.dropSql());
  }

  @Test
  void viewKeepsOwnerGrantsCommentsDefaultsAndRules() {
    OpaqueObject view = view(ObjectKind.VIEW, "create view v as select id, c from t");
    execute(view.definition());
    execute(
        """
        alter view v owner to %1$s;
        grant select on v to public;
        grant update (c) on v to %1$s with grant option;
        comment on view v is 'the view';
        comment on column v.c is 'the column';
        alter view v alter column c set default 'x';
        create rule r as on delete to v do instead nothing"""
            .formatted(bob));
    String state =
        """
        select relowner::regrole, (select array_agg(a::text order by a::text) from unnest(relacl) a),
          obj_description(oid), col_description(oid, 2),
          (select attacl from pg_attribute where attrelid = c.oid and attname = 'c'),
          (select pg_get_expr(adbin, adrelid) from pg_attrdef where adrelid = c.oid),
          (select count(*) from pg_rewrite where ev_class = c.oid)
        from pg_class c where relname = 'v'""";
    List<String> before = rows(state);

    repair(drop(view), new Create(view));

    assertThat(rows(state)).isEqualTo(before);
    assertThat(before.get(0)).contains("the view the column").contains(bob);
  }

  @Test
  void privilegesByDefaultAreTakenFromWhatHadThemNot() {
    OpaqueObject view = view(ObjectKind.VIEW, "create view v as select id from t");
    execute(view.definition());
    execute("alter default privileges grant select on tables to public");

    repair(drop(view), new Create(view));

    assertThat(rows("select has_table_privilege('%s', 'v', 'select')".formatted(bob)))
        .containsExactly("f");
  }

  @Test
  void materializedViewKeepsStatisticsAndWhatItsIndexesHave() {
    OpaqueObject view =
        view(
            ObjectKind.MATERIALIZED_VIEW,
            "create materialized view v as select id, c from t; create index vi on v (upper(c))");
    execute(view.definition());
    execute(
        """
        alter materialized view v alter column c set statistics 33;
        alter materialized view v cluster on vi;
        alter index vi alter column 1 set statistics 44;
        comment on index vi is 'of v';
        create statistics vs on id, c from v;
        comment on statistics vs is 'both'""");
    String state =
        """
        select attname, attstattarget from pg_attribute where attstattarget > 0 and attrelid >= 16384
        union all select indexrelid::regclass::text, 1 from pg_index where indisclustered
        union all select description, 2 from pg_description where objoid >= 16384
        union all select pg_get_statisticsobjdef(oid), 3 from pg_statistic_ext
        order by 1, 2""";
    List<String> before = rows(state);

    repair(drop(view), new Create(view));

    assertThat(rows(state)).isEqualTo(before).hasSize(6);
  }

  @Test
  void columnsAndConstraintsKeepTheirs() {
    execute(
        """
        alter table t add constraint t_pkey primary key (id);
        alter table t replica identity using index t_pkey;
        alter index t_pkey set (fillfactor = 70);
        comment on constraint t_pkey on t is 'the key';
        alter table t add g text generated always as (c || '!') stored;
        grant select (g) on t to %1$s;
        alter table t alter g set statistics 12;
        alter table t alter c set storage external;
        create statistics s on g, id from t;
        create index gi on t (g);
        comment on index gi is 'of g'"""
            .formatted(bob));
    String state =
        """
        select attname, attstattarget, attstorage, attacl::text
        from pg_attribute where attrelid = 't'::regclass and attnum > 0 and not attisdropped
        union all select description, 0, '-', '-' from pg_description where objoid >= 16384
        union all select stxname, 0, '-', '-' from pg_statistic_ext
        union all select relname, 0, '-', reloptions::text || indisreplident
          from pg_class c join pg_index i on i.indexrelid = c.oid where relname = 't_pkey'
        order by 1, 2""";
    List<String> before = rows(state);

    upgrade(
        op -> {
          op.dropConstraint("t", "t_pkey");
          op.dropColumn("t", "g");
          op.alterColumn("t", "c", c -> c.type(WORDS.text()));
          op.addColumn("t", WORDS.column("g", WORDS.text()).generatedAs("c || '!'"));
          op.createIndex("t", WORDS.index("gi", "g"));
          op.createPrimaryKey("t", WORDS.primaryKey("t_pkey", "id"));
        });

    assertThat(rows(state)).isEqualTo(before);
  }

  @Test
  void anEnumTypeInThePlaceOfAnotherHasItsOwnerAndGrants() {
    execute(
        "create type mood as enum ('a', 'b'); alter table t add m mood; alter type mood owner to %1$s;"
                .formatted(bob)
            + " revoke usage on type mood from public");
    String state = "select typowner::regrole, typacl from pg_type where typname = 'mood'";
    List<String> before = rows(state);

    upgrade(
        op -> {
          op.renameEnum("mood", "mood_old");
          op.createEnum("mood", "a");
          op.alterColumn("t", "m", c -> c.type(WORDS.enumType("mood")).using("m::text::mood"));
          op.dropEnum("mood_old");
        });

    assertThat(rows(state)).isEqualTo(before);
  }

  @Test
  void disabledTriggerStaysDisabled() {
    execute(
        "create function f() returns trigger language plpgsql as 'begin return new; end';"
            + " create trigger tr before update of c on t for each row execute function f();"
            + " alter table t disable trigger tr; comment on trigger tr on t is 'off'");
    OpaqueObject trigger =
        new OpaqueObject(
            ObjectKind.TRIGGER,
            QualifiedName.of("tr ON t"),
            "create trigger tr before update of c on t for each row execute function f()",
            "drop trigger tr on t",
            List.of());

    repair(drop(trigger), new Create(trigger));

    assertThat(rows("select tgenabled, obj_description(oid) from pg_trigger where tgname = 'tr'"))
        .containsExactly("D off");
  }

  @Test
  void whatTwoTransactionsWouldLoseStopsTheRun() {
    execute("create index i on t (c); comment on index i is 'precious'");

    assertRefused(
            () ->
                upgrade(
                    op -> {
                      op.step(inner -> inner.dropIndex("t", "i"));
                      op.step(inner -> inner.createIndex("t", WORDS.index("i", "c", "id")));
                    }))
        .withMessageContaining("the comment of index t.i would go");
    assertThat(rows("select obj_description('i'::regclass)")).containsExactly("precious");
  }

  @Test
  void whatStandsInTheWayOfAColumnIsNamedBeforeTheRun() {
    execute(
        "create policy p on t using (c = 'x');"
            + " create rule r as on delete to t where old.c = 'x' do instead nothing");

    assertRefused(() -> upgrade(op -> op.alterColumn("t", "c", c -> c.type(SqlType.of("text")))))
        .withMessage(
            "PostgreSQL would refuse: column t.c cannot take another type because of policy p on"
                + " table t, rule r on table t. Drop that in the revision with op.execute before,"
                + " and create it again after. Nothing was changed.");
    upgrade(
        op -> {
          op.execute("drop policy p on t; drop rule r on t");
          op.alterColumn("t", "c", c -> c.type(SqlType.of("text")));
        });

    assertThat(heads()).containsExactly("a1");
  }

  @Test
  void aViewInTheWayIsNamedWithTheWordThatDropsIt() {
    execute("create view v as select c from t");

    assertRefused(() -> upgrade(op -> op.alterColumn("t", "c", c -> c.type(SqlType.of("text")))))
        .withMessage(
            "PostgreSQL would refuse: column t.c cannot take another type because of view v. Drop"
                + " that in the revision with op.dropView before, and create it again after."
                + " Nothing was changed.");
  }

  @Test
  void scriptSaysWhatItCannotKeep() {
    TestRevision again =
        TestRevision.of("a1")
            .upgrade(
                op -> {
                  op.dropIndex("t", "i");
                  op.createIndex("t", WORDS.index("i", "c"));
                });

    assertThat(migrator(again).upgradeScript("base", "head"))
        .contains(
            "-- NOT KEPT: owner, privileges, comments and settings of what is created again: index"
                + " t.i\n");
  }

  @Test
  void aNewObjectOfANameThatOnlyMovedGetsNothing() {
    execute("create index i on t (c); comment on index i is 'old'");

    upgrade(
        op -> {
          op.renameIndex("t", "i", "i_old");
          op.createIndex("t", WORDS.index("i", "id"));
        });

    assertThat(rows("select coalesce(obj_description('i'::regclass), '-')")).containsExactly("-");
    assertThat(rows("select obj_description('i_old'::regclass)")).containsExactly("old");
  }
}
