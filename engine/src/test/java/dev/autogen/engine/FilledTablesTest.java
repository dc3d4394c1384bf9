package dev.autogen.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.catalog.CatalogScope;
import dev.autogen.diff.DiffOptions;
import dev.autogen.diff.MergeOptions;
import dev.autogen.diff.MergeResult;
import dev.autogen.diff.Renames;
import dev.autogen.diff.SchemaDiff;
import dev.autogen.diff.ThreeWayMerge;
import dev.autogen.migration.ConnectionSource;
import dev.autogen.migration.Migrator;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Replay;
import dev.autogen.postgresql.SqlRenderer;
import dev.autogen.revision.RevisionSet;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaText;
import dev.autogen.testing.IndependentCatalog;
import dev.autogen.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/**
 * Changes of models under rows and under what people made by hand: afterwards the catalog is what a
 * fresh create of the new model gives, and on the way back what it was.
 */
class FilledTablesTest {

  private static final String TABLE =
      "table t\ncolumn t.id bigint not null\nprimary key t.t_pkey (id)\n";

  private static Schema schema(String text) {
    return SchemaText.parse("autogen schema 1\n" + text.strip());
  }

  private static void create(TestDatabase database, Schema schema) {
    SqlRenderer renderer = new SqlRenderer();
    DiffOptions options = new DiffOptions(database.serverVersion());
    for (Operation operation : SchemaDiff.between(Schema.EMPTY, schema, Renames.NONE, options)) {
      renderer.render(operation).forEach(database::execute);
    }
  }

  private static List<String> facts(TestDatabase database) {
    return IndependentCatalog.of(database).stream()
        .filter(fact -> !fact.contains("autogen_"))
        .toList();
  }

  /**
   * Changes a database from one model to the other and back.
   *
   * @param byHand SQL that people ran in the database, and in the one it is compared with
   * @param rows SQL that fills it
   */
  private static void change(String then, String now, String byHand, String rows)
      throws SQLException {
    try (TestDatabase database = TestDatabase.create();
        TestDatabase fresh = TestDatabase.create()) {
      create(database, schema(then));
      create(fresh, schema(now));
      if (!byHand.isEmpty()) {
        database.execute(byHand);
        fresh.execute(byHand);
      }
      database.execute(rows);
      List<String> before = facts(database);
      MergeResult merged = merge(database, schema(then), schema(now));
      assertThat(merged.conflicts()).isEmpty();
      List<Operation> upgrade = merged.operations(new DiffOptions(database.serverVersion()));
      Migrator migrator =
          Migrator.of(
              ConnectionSource.of(database.url(), new Properties()), RevisionSet.of(List.of()));

      migrator.repair("up", upgrade);

      assertThat(IndependentCatalog.differences(facts(fresh), facts(database))).isEmpty();
      assertThat(
              merge(database, schema(now), schema(now))
                  .operations(new DiffOptions(database.serverVersion())))
          .isEmpty();

      migrator.repair("down", Replay.reverse(upgrade, merged.live()));

      assertThat(IndependentCatalog.differences(before, facts(database))).isEmpty();
    }
  }

  private static MergeResult merge(TestDatabase database, Schema then, Schema now)
      throws SQLException {
    try (Connection connection = database.connect()) {
      LiveSchema live =
          LiveSchema.read(connection, CatalogScope.currentSchema(), List.of(then, now));
      return ThreeWayMerge.merge(
          then,
          now,
          live.schema(),
          MergeOptions.PLAIN.withMade(then, true).withComparison(live.comparison()));
    }
  }

  private static void changeColumn(String rest, String then, String now, String rows)
      throws SQLException {
    change(TABLE + rest + "column t.c " + then, TABLE + rest + "column t.c " + now, "", rows);
  }

  @Test
  void expressionsOverAStringAreThoseOfItsNewType() throws SQLException {
    changeColumn(
        """
        check t.t_c_check (c in ('A', 'B') and c <> '')
        index t.t_lower (lower(c))
        index t.t_partial (id) where (c = 'A')
        column t.g text generated always as (c || 'x') stored
        index t.t_g (g)
        """,
        "varchar(20) default 'A'",
        "text default 'A'",
        "insert into t (id, c) values (1, 'A'), (2, 'B')");
  }

  @Test
  void expressionsOverANumberAreThoseOfItsNewType() throws SQLException {
    String expressions =
        """
        check t.t_c_check (c in (1, 2) and mod(c, 2) >= 0 and c between 0 and 9)
        index t.t_partial (id) where (c = 1)
        """;
    String rows = "insert into t (id, c) values (1, 1), (2, 2)";

    changeColumn(expressions, "integer default 1", "bigint default 1", rows);
    changeColumn(expressions, "numeric(10, 2) default 1", "integer default 1", rows);
  }

  @Test
  void keysAndTheForeignKeysOnThemChangeTogether() throws SQLException {
    String keys =
        """
        table a
        primary key a.a_pkey (id)
        foreign key a.fk_self (parent) references a (id)
        table b
        column b.id bigint not null
        primary key b.b_pkey (id)
        foreign key b.fk_b_a (a_id) references a (id) on delete cascade
        table ab
        column ab.b_id bigint not null
        primary key ab.ab_pkey (a_id, b_id)
        foreign key ab.fk1 (a_id) references a (id)
        foreign key ab.fk2 (b_id) references b (id)
        """;
    String columns =
        """
        column a.id %1$s not null
        column a.parent %1$s
        column b.a_id %1$s
        column ab.a_id %1$s not null
        """;
    String first = "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'";
    String rows =
        """
        insert into a (id) values (%1$s);
        insert into b (id, a_id) values (1, %1$s);
        insert into ab (b_id, a_id) values (1, %1$s)""";

    change(
        keys + columns.formatted("integer"),
        keys + columns.formatted("bigint"),
        "",
        rows.formatted(1));
    change(
        keys + columns.formatted("varchar(36)"),
        keys + columns.formatted("uuid"),
        "",
        rows.formatted(first));
  }

  @Test
  void sequenceOfASerialColumnGoesAlong() throws SQLException {
    String table = "table t\nprimary key t.t_pkey (id)\n";
    change(
        table
            + "column t.id integer not null default nextval('t_id_seq')\n"
            + "sequence t_id_seq as integer owned by t.id",
        table
            + "column t.id bigint not null default nextval('t_id_seq')\n"
            + "sequence t_id_seq owned by t.id",
        "",
        "insert into t default values");
    change(
        table + "column t.id integer not null generated by default as identity",
        table + "column t.id bigint not null generated by default as identity",
        "",
        "insert into t default values");
  }

  @Test
  void handMadeObjectsOverTheColumnAreMadeAgain() throws SQLException {
    change(
        TABLE + "column t.c varchar(20)",
        TABLE + "column t.c text",
        """
        create view v as select id, c from t;
        create view w as select c from v;
        create materialized view m as select c from t;
        create index mi on m (c);
        create function f() returns trigger language plpgsql as 'begin return new; end';
        create trigger u before update of c on t for each row execute function f();
        create trigger x before update on t for each row when (new.c <> '') execute function f();
        alter table t add constraint e exclude (c with =) where (c <> '');
        create statistics s on id, c from t;
        comment on view v is 'kept';
        comment on column w.c is 'kept too'""",
        "insert into t (id, c) values (1, 'A'), (2, 'B')");
  }

  @Test
  void sequenceThatTheModelNeverNamedGoesAlongWithItsColumn() throws SQLException {
    try (TestDatabase database = TestDatabase.create()) {
      Schema then = schema("table t\ncolumn t.id integer not null");
      database.execute("create table t (id serial)");
      MergeResult merged = merge(database, then, schema("table t\ncolumn t.id bigint not null"));

      assertThat(
              merged.operations(DiffOptions.OLDEST).stream()
                  .flatMap(operation -> new SqlRenderer().render(operation).stream()))
          .anyMatch(sql -> sql.startsWith("alter sequence t_id_seq as bigint"));
    }
  }

  @Test
  void identityStartsAboveTheRows() throws SQLException {
    changeColumn(
        "",
        "bigint not null",
        "bigint not null generated by default as identity",
        "insert into t (id, c) values (1, 7), (2, 9)");
  }
}
