package dev.autogen.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.revision.IndexDefinition;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConcurrentIndexTest extends MigrationTest {

  private static final TestRevision ROOT = TestRevision.of("root").downgrade(op -> {});

  @BeforeEach
  void createPosts() {
    execute("create table posts (id bigint, title text)");
    migrator(ROOT).upgrade("head");
  }

  private static TestRevision building(IndexDefinition index) {
    return TestRevision.of("a1", "root")
        .upgrade(op -> op.outsideTransaction(inner -> inner.createIndex("posts", index)))
        .downgrade(
            op -> op.outsideTransaction(inner -> inner.dropIndex("posts", "posts_title_idx")));
  }

  private static TestRevision executing(String sql) {
    return TestRevision.of("a1", "root")
        .upgrade(op -> op.outsideTransaction(inner -> inner.execute(sql)));
  }

  private static IndexDefinition unique() {
    return TestRevision.WORDS.index("posts_title_idx", "title").unique();
  }

  private List<String> indexes() {
    return rows(
        "select c.relname || ' ' || i.indisunique || ' ' || i.indisvalid from pg_index i"
            + " join pg_class c on c.oid = i.indexrelid where i.indrelid = 'posts'::regclass"
            + " order by 1");
  }

  /** Leaves what a build leaves that fails: PostgreSQL keeps the index, but does not use it. */
  private void leaveInvalidIndex() throws SQLException {
    execute("insert into posts values (1, 'same'), (2, 'same')");
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create unique index concurrently posts_title_idx on posts (title)");
    } catch (SQLException e) {
      assertThat(e.getSQLState()).isEqualTo("23505");
    }
    assertThat(indexes()).containsExactly("posts_title_idx true false");
    execute("delete from posts where id = 2");
  }

  @Test
  void buildsAndDropsConcurrently() {
    List<String> statements = new ArrayList<>();
    TestRevision index = building(unique());
    Migrator migrator =
        migrator(ROOT, index)
            .with(
                new MigrationListener() {
                  @Override
                  public void statementExecuted(
                      PlannedRevision revision, String sql, java.time.Duration duration) {
                    statements.add(sql);
                  }
                });

    migrator.upgrade("head");
    assertThat(indexes()).containsExactly("posts_title_idx true true");
    migrator.downgrade("root");

    assertThat(indexes()).isEmpty();
    assertThat(statements).allMatch(sql -> sql.contains("concurrently"));
  }

  @Test
  void invalidIndexOfAnEarlierAttemptIsBuiltAgain() throws SQLException {
    leaveInvalidIndex();

    migrator(ROOT, building(unique())).upgrade("head");

    assertThat(indexes()).containsExactly("posts_title_idx true true");
  }

  @Test
  void sqlOfTheRevisionIsTreatedAlike() throws SQLException {
    leaveInvalidIndex();

    migrator(
            ROOT,
            executing(
                "-- comes and goes\ncreate unique index concurrently if not exists"
                    + " \"posts_title_idx\" on public.posts (title)"))
        .upgrade("head");

    assertThat(indexes()).containsExactly("posts_title_idx true true");
  }

  @Test
  void equalIndexIsSkipped() {
    execute("create unique index posts_title_idx on posts using btree ((title))");
    List<String> skipped = new ArrayList<>();

    migrator(ROOT, building(unique()))
        .with(
            new MigrationListener() {
              @Override
              public void skipped(PlannedRevision revision, String reason) {
                skipped.add(reason);
              }
            })
        .upgrade("head");

    assertThat(skipped).containsExactly("index posts_title_idx is there");
  }

  @Test
  void otherIndexOfThatNameStopsTheRun() {
    execute("create index posts_title_idx on posts (title)");

    assertRefused(() -> migrator(ROOT, building(unique())).upgrade("head"))
        .withMessage(
            "Index posts_title_idx on posts is there already, but defined otherwise. Drop or rename"
                + " it first.");
    assertThat(heads()).containsExactly("root");
    assertThat(history()).containsExactly("root upgrade executed done 1/1");
  }

  @Test
  void failedBuildLeavesNoInvalidIndex() {
    MigrationListener afterTheCheck =
        new MigrationListener() {
          @Override
          public void planned(List<PlannedRevision> revisions) {
            execute("insert into posts values (1, 'same'), (2, 'same')");
          }
        };

    assertRefused(() -> migrator(ROOT, building(unique())).with(afterTheCheck).upgrade("head"))
        .withMessageContaining("Key (title)=(same) is duplicated")
        .withMessageContaining("Nothing of it was kept");

    assertThat(indexes()).isEmpty();
    assertThat(history()).containsExactly("root upgrade executed done 1/1");
  }

  @Test
  void dropThatRanBeforeTheKillIsNotMissed() {
    execute("create index posts_title_idx on posts (title)");
    TestRevision drop =
        TestRevision.of("a1", "root")
            .upgrade(
                op -> op.outsideTransaction(inner -> inner.dropIndex("posts", "posts_title_idx")));
    MigrationListener killed =
        new MigrationListener() {
          @Override
          public void statementExecuted(
              PlannedRevision revision, String sql, java.time.Duration duration) {
            throw new AssertionError("killed before the journal was written");
          }
        };
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> migrator(ROOT, drop).with(killed).upgrade("head"))
        .isInstanceOf(AssertionError.class);
    assertThat(indexes()).isEmpty();

    migrator(ROOT, drop).upgrade("head");

    assertThat(heads()).containsExactly("a1");
  }

  @Test
  void anotherSessionsSettingsAreKept() throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set lock_timeout = '7s'");
      statement.execute("set statement_timeout = '8s'");
      List<String> after = new ArrayList<>();
      TestRevision index = building(unique());
      TestRevision asking =
          TestRevision.of("b2", "a1")
              .upgrade(
                  op ->
                      op.connection(
                          inner -> {
                            try (var query = inner.createStatement();
                                var row =
                                    query.executeQuery(
                                        "select current_setting('lock_timeout') ||"
                                            + " current_setting('statement_timeout')")) {
                              row.next();
                              after.add(row.getString(1));
                            }
                          }));

      Migrator.of(() -> connection, TestRevision.set(ROOT, index, asking)).upgrade("head");

      assertThat(after).containsExactly("7s8s");
    }
  }
}
