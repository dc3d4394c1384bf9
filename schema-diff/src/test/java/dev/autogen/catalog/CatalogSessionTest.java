package dev.autogen.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaText;
import dev.autogen.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How the catalog is read: in how many statements, in which transaction, with which settings. */
class CatalogSessionTest {

  private static final CatalogScope SCOPE = CatalogScope.currentSchema();
  private static TestDatabase database;

  @BeforeAll
  static void createDatabase() {
    database = TestDatabase.create();
    database.execute(
        """
        create sequence ids;
        create table t (
          id bigint default nextval('ids') primary key,
          at timestamptz default '2020-01-01 12:00:00+00',
          span interval default '1 day 2 hours',
          bytes bytea default '\\x00ff',
          ratio float8 default 0.1,
          text text default 'back\\slash',
          "Quoted" int check ("Quoted" > 0)
        );
        """);
  }

  @AfterAll
  static void dropDatabase() {
    database.close();
  }

  private static String value(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void takesAsManyStatementsForManyTablesAsForNone() throws SQLException {
    try (TestDatabase other = TestDatabase.create();
        Connection connection = other.connect()) {
      CountingConnection none = new CountingConnection(connection);
      CatalogReader.read(none.connection(), SCOPE);
      execute(
          connection,
          """
          do $$
          begin
            for i in 1..50 loop
              execute format('create table t%s (id serial primary key, name text unique, '
                'amount int default 1 check (amount > 0), t int references t%s)', i, greatest(i - 1, 1));
              execute format('create index on t%s (lower(name))', i);
              execute format('create view v%s as select id from t%s', i, i);
              execute format('create type e%s as enum (''a'')', i);
            end loop;
          end $$
          """);
      CountingConnection many = new CountingConnection(connection);
      assertThat(CatalogReader.read(many.connection(), SCOPE).schema().objects()).hasSize(650);

      assertThat(many.executed()).isEqualTo(none.executed()).hasSizeLessThan(20);
    }
  }

  @Test
  void readsTheSameWhateverTheSettingsOfTheSession() throws SQLException {
    try (Connection plain = database.connect();
        Connection strange = database.connect()) {
      Schema expected = CatalogReader.read(plain, SCOPE).schema();
      execute(
          strange,
          """
          set search_path to public, pg_catalog;
          set quote_all_identifiers to on;
          set standard_conforming_strings to off;
          set datestyle to 'ISO, DMY';
          set intervalstyle to 'iso_8601';
          set timezone to 'Asia/Kathmandu';
          set bytea_output to 'escape';
          set extra_float_digits to -5;
          create temporary table t (id int);
          """);

      assertThat(CatalogReader.read(strange, SCOPE).schema()).isEqualTo(expected);
      assertThat(value(strange, "show search_path")).isEqualTo("public, pg_catalog");
      assertThat(value(strange, "show intervalstyle")).isEqualTo("iso_8601");
      assertThat(SchemaText.print(expected))
          .contains("default '2020-01-01 12:00:00+00'::timestamp with time zone")
          .contains("default '1 day 02:00:00'::interval")
          .contains("default '\\x00ff'::bytea")
          .contains("default 0.1\n")
          .contains("default 'back\\slash'::text");
    }
  }

  @Test
  void writesNothing() throws SQLException {
    try (Connection connection = database.connect()) {
      execute(connection, "set default_transaction_read_only to on");

      CatalogReader.read(connection, SCOPE);

      assertThat(value(connection, "select is_called from ids")).isEqualTo("f");
      assertThat(value(connection, "select pg_current_xact_id_if_assigned()")).isNull();
      assertThat(
              value(
                  connection,
                  "select count(*) from pg_locks where pid = pg_backend_pid()"
                      + " and relation in ('t'::regclass, 'ids'::regclass)"))
          .isEqualTo("0");
    }
  }

  @Test
  void readsAllTablesOfOneMoment() throws SQLException {
    try (Connection connection = database.connect()) {
      CountingConnection counting = new CountingConnection(connection);
      CatalogReader.read(counting.connection(), SCOPE);

      assertThat(counting.executed().get(0))
          .isEqualTo("set transaction isolation level repeatable read, read only");
      assertThat(connection.getAutoCommit()).isTrue();
      assertThat(connection.isReadOnly()).isFalse();
      assertThat(value(connection, "show transaction_isolation")).isEqualTo("read committed");
      assertThat(value(connection, "show transaction_read_only")).isEqualTo("off");
    }
  }

  @Test
  void leavesTheTransactionOfTheCallerAsItWas() throws SQLException {
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      execute(connection, "create schema made");
      execute(connection, "create table made.here (id int)");
      execute(connection, "set local search_path to made, public");
      execute(connection, "set local timezone to 'Asia/Kathmandu'");

      Schema schema =
          CatalogReader.read(
                  connection, CatalogScope.ofSchema("made").withSchemas(List.of("public")))
              .schema();

      assertThat(SchemaText.print(schema)).contains("table here\n", "table public.t\n");
      assertThat(value(connection, "show search_path")).isEqualTo("made, public");
      assertThat(value(connection, "show timezone")).isEqualTo("Asia/Kathmandu");
      connection.rollback();
      assertThat(value(connection, "select to_regnamespace('made')")).isNull();
    }
  }
}
