package dev.autogen.migration;

import static dev.autogen.migration.TestRevision.WORDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.schema.SqlScript;
import dev.autogen.testing.IndependentCatalog;
import dev.autogen.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What {@code --sql} prints does what a run does. */
class MigrationScriptTest extends MigrationTest {

  private static final TestRevision POSTS =
      TestRevision.of("a1")
          .upgrade(op -> op.createTable("posts", WORDS.column("title", WORDS.text())))
          .downgrade(op -> op.dropTable("posts"));
  private static final TestRevision INDEX =
      TestRevision.of("b2", "a1")
          .upgrade(
              op -> {
                op.outsideTransaction(
                    inner -> inner.createIndex("posts", WORDS.index("posts_title_idx", "title")));
                op.connection(connection -> {});
                op.execute("comment on table posts is 'It''s all posts' -- all of them");
              })
          .downgrade(op -> op.dropIndex("posts", "posts_title_idx"));

  private void run(String script) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : SqlScript.split(script)) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void upgradeScriptLeavesTheDatabaseAsARunDoes() throws SQLException {
    Migrator migrator = migrator(POSTS, INDEX);

    run(migrator.upgradeScript("base", "head"));

    assertThat(migrator.current().heads()).containsExactly("b2");
    assertThat(migrator.upgrade("head").applied()).isEmpty();
    List<HistoryRecord> scripted = migrator.history();
    migrator.downgrade("base");
    migrator.upgrade("head");
    List<HistoryRecord> run = migrator.history().subList(4, 6);
    assertThat(scripted)
        .usingRecursiveComparison()
        .ignoringFields("id", "started", "duration", "client")
        .isEqualTo(run);
    assertThat(rows("select count(distinct downgrade) from autogen_history where revision = 'a1'"))
        .containsExactly("1");
    assertThat(rows("select count(downgrade) from autogen_history")).containsExactly("4");
  }

  @Test
  @DisplayName("R20: scripts over ranges, branches, labels and merges do what runs do")
  void scriptsOverRangesReplay() throws SQLException {
    List<String> nothing = IndependentCatalog.of(database);
    Migrator migrator = migrator(branches());
    List<List<String>> ranges =
        List.of(
            List.of("base", "b2"),
            List.of("b2", "left"),
            List.of("c3", "c4"),
            List.of("c3,c4", "d5"),
            List.of("left,c4,d5", "left@+1"));
    for (List<String> range : ranges) {
      run(migrator.upgradeScript(range.get(0), range.get(1)));
      assertThat(migrator.current().unknown()).isEmpty();
    }
    try (TestDatabase other = TestDatabase.create()) {
      Migrator real =
          Migrator.of(
              ConnectionSource.of(other.url(), new Properties()), TestRevision.set(branches()));
      real.upgrade("heads");

      assertThat(IndependentCatalog.of(database)).isEqualTo(IndependentCatalog.of(other));
      assertThat(migrator.current().heads()).isEqualTo(real.current().heads());
      assertThat(migrator.history())
          .usingRecursiveComparison()
          .ignoringFields("id", "started", "duration", "client")
          .isEqualTo(real.history());
    }
    for (String[] range :
        new String[][] {{"heads", "d5"}, {"d5", "c3"}, {"c3,c4", "b2"}, {"b2", "base"}}) {
      run(migrator.downgradeScript(range[0], range[1]));
    }
    assertThat(heads()).isEmpty();
    assertThat(IndependentCatalog.of(database)).isEqualTo(nothing);

    run(migrator.upgradeScript("base", "heads"));
    assertThat(heads()).containsExactly("e6");
  }

  private static TestRevision[] branches() {
    TestRevision left =
        TestRevision.of("c3", "b2")
            .sql("create table left_side (n int)", "drop table left_side")
            .labelled("left");
    return new TestRevision[] {
      POSTS,
      TestRevision.of("b2", "a1")
          .upgrade(op -> op.addColumn("posts", WORDS.column("n", WORDS.integer())))
          .downgrade(op -> op.dropColumn("posts", "n")),
      left,
      TestRevision.of("c4", "b2").sql("create table right_side (n int)", "drop table right_side"),
      TestRevision.of("d5", "c3", "c4").downgrade(op -> {}),
      TestRevision.of("e6", "d5")
          .upgrade(
              op -> {
                op.step(step -> step.execute("create type mood as enum ('sad')"));
                op.addEnumValue("mood", "glad");
                op.execute("create table moods (m mood default 'glad')");
              })
          .downgrade(
              op -> {
                op.dropTable("moods");
                op.execute("drop type mood");
              })
    };
  }

  @Test
  void startIsTheRowsThatTheVersionTableHas() throws SQLException {
    TestRevision other = TestRevision.of("o1").dependingOn("a1").downgrade(op -> {});
    Migrator migrator = migrator(POSTS, other);
    migrator.upgrade("heads");
    assertThat(heads()).containsExactly("o1");

    run(migrator.downgradeScript("heads", "o1@base"));

    assertThat(heads()).containsExactly("a1");
  }

  @Test
  void scriptFromBaseFitsADatabaseThatWentBackToBase() throws SQLException {
    Migrator migrator = migrator(POSTS, INDEX);
    migrator.upgrade("head");
    String script = migrator.upgradeScript("base", "head");
    assertThatThrownBy(() -> run(script))
        .hasMessageContaining("This script is for a database at base");
    migrator.downgrade("base");

    run(script);

    assertThat(migrator.current().heads()).containsExactly("b2");
  }

  @Test
  void scriptForASchemaCreatesIt() throws SQLException {
    Migrator migrator = migrator(POSTS).with(MigrationOptions.builder().schema("te nant").build());

    run(migrator.upgradeScript("base", "head"));

    assertThat(migrator.current().heads()).containsExactly("a1");
    assertThat(rows("select count(*) from \"te nant\".posts")).containsExactly("0");
  }

  @Test
  void clientThatGoesOnAfterErrorsDoesNoHarm() throws SQLException {
    Migrator migrator = migrator(branches());
    migrator.upgrade("c3");
    String script = migrator.upgradeScript("b2", "c4");
    List<String> before = IndependentCatalog.of(database);

    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : SqlScript.split(script)) {
        try {
          statement.execute(sql);
        } catch (SQLException e) {
          assertThat(e.getMessage()).containsPattern("is for a database at b2|aborted");
        }
      }
    }

    assertThat(IndependentCatalog.of(database)).isEqualTo(before);
    assertThat(heads()).containsExactly("c3");
    assertThat(history()).hasSize(3);
  }

  @Test
  void downgradeScriptGoesBack() throws SQLException {
    Migrator migrator = migrator(POSTS, INDEX);
    migrator.upgrade("head");

    run(migrator.downgradeScript("b2", "base"));

    assertThat(migrator.current().heads()).isEmpty();
    assertThat(tables()).doesNotContain("posts");
  }

  @Test
  void scriptStopsOnADatabaseThatIsElsewhere() throws SQLException {
    Migrator migrator = migrator(POSTS, INDEX);
    migrator.upgrade("head");
    String script = migrator.upgradeScript("a1", "head");

    assertThatThrownBy(() -> run(script))
        .hasMessageContaining("This script is for a database at a1");
  }

  @Test
  void readsLikeThis() {
    String script = migrator(POSTS, INDEX).upgradeScript("a1", "head");

    assertThat(withoutRecord(script))
        .isEqualTo(
            """
            -- upgrade b2 (R_b2): made b2
            create index concurrently posts_title_idx on posts (title);
            begin;
            do $autogen$
            begin
              if (select coalesce(array_agg(version_num::text order by version_num collate "C"), '{}')
                    from autogen_version) <> array['a1']::text[] then
                raise exception 'This script is for a database at a1';
              end if;
            end
            $autogen$;
            -- LEFT OUT: work that b2 (R_b2) does on a connection (op.connection)
            comment on table posts is 'It''s all posts' -- all of them
            ;
            delete from autogen_version where version_num = 'a1';
            insert into autogen_version (version_num) values ('b2');
            commit;

            reset time zone;
            """);
  }

  private static String withoutRecord(String script) {
    String rest = script.substring(script.indexOf("-- upgrade"));
    List<String> kept = new ArrayList<>();
    boolean record = false;
    for (String line : rest.lines().toList()) {
      record |= line.startsWith("insert into autogen_history");
      if (!record) {
        kept.add(line);
      }
      record &= !line.endsWith(";");
    }
    return kept.stream().collect(Collectors.joining("\n", "", "\n"));
  }
}
