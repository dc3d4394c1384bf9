package dev.autogen.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.schema.SqlScript;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A class makes the same of a database, wherever and by whom it is run. */
class SessionSettingsTest extends MigrationTest {

  private static final String TENANT = "Tenant, \"1\" of it's";

  private static final TestRevision POSTS =
      TestRevision.of("a1")
          .upgrade(
              op -> {
                op.execute("create table posts (id int, code public.code)");
                op.createView("recent", "select id from posts");
                op.executeUpdate("insert into posts (id) values (?)", 1);
                op.outsideTransaction(
                    inner -> inner.execute("create index concurrently on posts (id)"));
                op.step(inner -> inner.execute("alter table posts add column more public.code"));
              })
          .downgrade(
              op -> {
                op.dropView("recent");
                op.execute("drop table posts");
              });

  private static final TestRevision CODES =
      TestRevision.of("b2", "a1")
          .sql("alter table posts add column code2 code", "alter table posts drop column code2");

  private static final String PLACES =
      """
      select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relname in ('posts', 'recent', 'posts_id_idx') order by 2
      """;

  @BeforeEach
  void makeSchema() {
    execute("create domain public.code as text");
    execute("create schema \"Tenant, \"\"1\"\" of it's\"");
  }

  private Migrator ofTenant(ConnectionSource source, TestRevision... revisions) {
    return Migrator.of(source, TestRevision.set(revisions))
        .with(MigrationOptions.builder().schema(TENANT).build());
  }

  private void assertInTenantAlone() {
    assertThat(rows(PLACES))
        .containsExactly(TENANT + " posts", TENANT + " posts_id_idx", TENANT + " recent");
  }

  @Test
  void aRunLeadsTheSearchPathToItsSchema() {
    execute("create table public.posts (untouched int)");
    Migrator migrator = ofTenant(source(), POSTS, CODES);
    migrator.upgrade("head");
    assertThat(rows(PLACES)).hasSize(4).contains("public posts", TENANT + " posts");
    migrator.downgrade("base");
    assertThat(rows(PLACES)).containsExactly("public posts");
  }

  @Test
  void aConnectionThatGoesOnHasItsOwnSearchPathAgain() throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String path : new String[] {"public, pg_temp", "''", "\"$user\", nowhere"}) {
        statement.execute("set search_path = " + path);
        String before = searchPath(statement);
        Migrator migrator = ofTenant(() -> unclosed(connection), POSTS);
        migrator.upgrade("head");
        assertInTenantAlone();
        assertThat(searchPath(statement)).isEqualTo(before);
        migrator.downgrade("base");
        assertThat(searchPath(statement)).isEqualTo(before);
      }
    }
  }

  @Test
  void aScriptDoesTheSameAndLeavesTheSessionAsItWas() throws SQLException {
    Migrator migrator = ofTenant(source(), POSTS);
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String path : new String[] {"public, pg_temp", "''"}) {
        statement.execute("set search_path = " + path);
        String before = searchPath(statement);
        run(statement, migrator.upgradeScript("base", "head"));
        assertInTenantAlone();
        assertThat(searchPath(statement)).isEqualTo(before);
        assertThat(migrator.current().heads()).containsExactly("a1");
        run(statement, migrator.downgradeScript("head", "base"));
        assertThat(rows(PLACES)).isEmpty();
        assertThat(searchPath(statement)).isEqualTo(before);
        statement.execute("drop schema \"Tenant, \"\"1\"\" of it's\" cascade");
      }
    }
  }

  @Test
  void timesWithoutZoneAreInUtcWhereverItRuns() throws SQLException {
    TestRevision times =
        TestRevision.of("a1")
            .upgrade(
                op -> {
                  op.execute(
                      "create table t (at timestamptz default '2020-01-01 00:00'::timestamptz)");
                  op.execute("insert into t values ('2026-06-01 10:00+00')");
                  op.execute("set time zone 'Asia/Tokyo'");
                })
            .downgrade(op -> op.dropTable("t"));
    TestRevision conversion =
        TestRevision.of("b2", "a1")
            .upgrade(op -> op.alterColumn("t", "at", c -> c.type(TestRevision.WORDS.timestamp())))
            .downgrade(op -> {});
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set time zone 'America/New_York'");
      Migrator migrator =
          Migrator.of(() -> unclosed(connection), TestRevision.set(times, conversion));
      migrator.upgrade("head");
      assertThat(rows("select at from t")).containsExactly("2026-06-01 10:00:00");
      try (ResultSet row = statement.executeQuery("show time zone")) {
        row.next();
        assertThat(row.getString(1)).isEqualTo("America/New_York");
      }
      String script = migrator.upgradeScript("base", "head");
      statement.execute("drop table t, autogen_version, autogen_history, autogen_meta");
      statement.execute("set time zone 'America/New_York'");
      run(statement, script);
      assertThat(rows("select at from t")).containsExactly("2026-06-01 10:00:00");
    }
  }

  @Test
  void whatARevisionSetsEndsWithItsStep() {
    execute("create schema other");
    Migrator migrator =
        migrator(
            TestRevision.of("a1").upgrade(op -> op.execute("set search_path to other")),
            TestRevision.of("b2", "a1")
                .upgrade(
                    op ->
                        op.connection(
                            c -> c.createStatement().execute("set search_path to other"))),
            TestRevision.of("c3", "b2").upgrade(op -> op.execute("create table here ()")));
    migrator.upgrade("head");
    assertThat(rows("select schemaname from pg_tables where tablename = 'here'"))
        .containsExactly("public");
  }

  @Test
  void anIndexOfAnotherTableIsNotTouched() {
    Migrator migrator =
        migrator(
            TestRevision.of("a1")
                .upgrade(op -> op.execute("create table t (a int); create index ti on t (a)")),
            TestRevision.of("b2", "a1").upgrade(op -> op.dropIndex("t2", "ti")));
    assertThatThrownBy(() -> migrator.upgrade("head"))
        .hasMessageContaining(
            "names index ti of table t2, but it is one of table t. Correct the table.");
    assertThat(rows("select from pg_class where relname = 'ti'")).hasSize(1);
  }

  private static void run(Statement statement, String script) throws SQLException {
    for (String sql : SqlScript.split(script)) {
      statement.execute(sql);
    }
  }

  private static String searchPath(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("show search_path")) {
      row.next();
      return row.getString(1);
    }
  }

  /** As a pool does: what the migrator closes goes on for the next who takes it. */
  private static Connection unclosed(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            SessionSettingsTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) ->
                method.getName().equals("close") ? null : method.invoke(connection, arguments));
  }
}
