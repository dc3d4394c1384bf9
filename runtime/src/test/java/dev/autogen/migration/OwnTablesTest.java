package dev.autogen.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.schema.SqlScript;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** A database whose tables of autogen an older release made, without the columns of this one. */
class OwnTablesTest extends MigrationTest {

  private static final TestRevision POSTS =
      TestRevision.of("a1").sql("create table posts (id bigint)", "drop table posts");
  private static final TestRevision USERS =
      TestRevision.of("b2", "a1").sql("create table users (id bigint)", "drop table users");

  private void makeAsOlderRelease() {
    migrator(POSTS).upgrade("head");
    execute("alter table autogen_history drop column downgrade");
  }

  private List<String> laterColumns() {
    return rows(
        "select attname from pg_attribute where attrelid = 'autogen_history'::regclass"
            + " and attname = 'downgrade' and not attisdropped");
  }

  @Test
  void readingLeavesThemAsTheyAre() {
    makeAsOlderRelease();

    Migrator migrator = migrator(POSTS, USERS);
    assertThat(migrator.current().heads()).containsExactly("a1");
    assertThat(migrator.history()).hasSize(1);
    assertThat(migrator.planUpgrade("head").revisions()).hasSize(1);
    assertThat(migrator.planDowngrade("base").revisions()).hasSize(1);
    migrator.rehearse("head");
    assertThat(migrator(POSTS).upgrade("head").applied()).isEmpty();

    assertThat(laterColumns()).isEmpty();
  }

  @Test
  void firstRunThatWritesAddsWhatTheyLack() {
    makeAsOlderRelease();

    migrator(POSTS, USERS).upgrade("head");

    assertThat(laterColumns()).containsExactly("downgrade");
    assertThat(heads()).containsExactly("b2");
  }

  @Test
  void stampAddsThemToo() {
    makeAsOlderRelease();

    migrator(POSTS, USERS).stamp(List.of("head"), false);

    assertThat(laterColumns()).containsExactly("downgrade");
  }

  @Test
  void failedRunLeavesThemAsTheyWere() {
    makeAsOlderRelease();

    assertRefused(
        () ->
            migrator(POSTS, TestRevision.of("b2", "a1").upgrade(op -> op.execute("selec 1")))
                .upgrade("head"));

    assertThat(laterColumns()).isEmpty();
  }

  @Test
  void interruptedRevisionOfAnOlderReleaseGoesOn() {
    TestRevision twoSteps =
        TestRevision.of("b2", "a1")
            .upgrade(
                op -> {
                  op.step(step -> step.execute("create table users (id bigint)"));
                  op.execute("insert into missing values (1)");
                });
    makeAsOlderRelease();
    assertRefused(() -> migrator(POSTS, twoSteps).upgrade("head"));
    execute("alter table autogen_history drop column downgrade");
    execute("create table missing (id bigint)");

    migrator(POSTS, twoSteps).upgrade("head");

    assertThat(heads()).containsExactly("b2");
    assertThat(laterColumns()).containsExactly("downgrade");
  }

  @Test
  void roleThatMayNotAddThemIsToldWhoMay() {
    makeAsOlderRelease();
    execute(
        """
        drop role if exists autogen_writer;
        create role autogen_writer login password 'x';
        grant create on schema public to autogen_writer;
        grant select, insert, update, delete on all tables in schema public to autogen_writer""");
    try {
      Properties login = new Properties();
      ConnectionSource writer =
          () -> {
            Connection connection = ConnectionSource.of(database.url(), login).open();
            try (Statement statement = connection.createStatement()) {
              statement.execute("set role autogen_writer");
            }
            return connection;
          };

      assertRefused(() -> Migrator.of(writer, TestRevision.set(POSTS, USERS)).upgrade("head"))
          .withMessageContaining(
              "execute: alter table public.autogen_history add column downgrade jsonb");
      assertThat(heads()).containsExactly("a1");

      execute("alter table autogen_history add column downgrade jsonb");
      Migrator.of(writer, TestRevision.set(POSTS, USERS)).upgrade("head");
      assertThat(heads()).containsExactly("b2");
    } finally {
      execute("drop owned by autogen_writer; drop role autogen_writer");
    }
  }

  @Test
  void olderReleaseGoesOnWithThem() {
    migrator(POSTS, USERS).upgrade("head");

    // What an older release writes: it does not know the column.
    execute(
        """
        insert into autogen_history
            (revision, parents, depends_on, direction, how, state, message, checksum, client, tool,
             steps, steps_done, statements_done, done_checksum, error)
        select revision, parents, depends_on, 'downgrade', how, state, message, checksum, client,
               tool, steps, steps_done, statements_done, done_checksum, error
          from autogen_history where revision = 'b2'""");

    assertThat(history()).endsWith("b2 downgrade executed done 1/1");
  }

  @Test
  void scriptsWorkWithAndWithoutThem() throws SQLException {
    Migrator migrator = migrator(POSTS, USERS);
    makeAsOlderRelease();
    run(migrator.upgradeScript("a1", "head"));
    assertThat(laterColumns()).containsExactly("downgrade");

    run(migrator.downgradeScript("b2", "a1"));
    run(migrator.upgradeScript("a1", "head"));
    assertThat(heads()).containsExactly("b2");
  }

  private void run(String script) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : SqlScript.split(script)) {
        statement.execute(sql);
      }
    }
  }
}
