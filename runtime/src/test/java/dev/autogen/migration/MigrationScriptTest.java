package dev.autogen.migration;

import static dev.autogen.migration.TestRevision.WORDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.schema.SqlScript;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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
            -- LEFT OUT: work that b2 (R_b2) does on a connection (op.connection)
            comment on table posts is 'It''s all posts' -- all of them
            ;
            delete from autogen_version where version_num = 'a1';
            insert into autogen_version (version_num) values ('b2');
            commit;

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
