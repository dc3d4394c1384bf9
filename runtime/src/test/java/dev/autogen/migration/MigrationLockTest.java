package dev.autogen.migration;

import static dev.autogen.migration.TestRevision.WORDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.migration.MigrationResult.Outcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MigrationLockTest extends MigrationTest {

  private static final TestRevision POSTS =
      TestRevision.of("a1").sql("create table posts (id bigint)", "drop table posts");

  @Test
  @DisplayName("R18: of two at once one applies, the other waits, both succeed")
  void ofTwoAtOnceOneAppliesAndBothSucceed() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch otherWaits = new CountDownLatch(1);
    TestRevision slow =
        POSTS.upgrade(
            op -> {
              op.connection(
                  connection -> {
                    inside.countDown();
                    await(otherWaits);
                  });
              op.execute("create table posts (id bigint)");
            });
    MigrationListener noticing =
        new MigrationListener() {
          @Override
          public void waitingForLock(String holder, Duration waited) {
            otherWaits.countDown();
          }
        };
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<MigrationResult> first = threads.submit(() -> migrator(slow).upgrade("head"));
      await(inside);
      Future<MigrationResult> second =
          threads.submit(() -> migrator(slow).with(noticing).upgrade("head"));

      assertThat(first.get().outcome()).isEqualTo(Outcome.CHANGED);
      assertThat(second.get().outcome()).isEqualTo(Outcome.NOTHING_TO_DO);
      assertThat(second.get().after()).containsExactly("a1");
      assertThat(history()).hasSize(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void ofManyAtOnceOnAnEmptyDatabaseAllSucceed() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(20);
    try {
      List<Future<MigrationResult>> runs =
          IntStream.range(0, 20)
              .mapToObj(i -> threads.submit(() -> migrator(POSTS).upgrade("head")))
              .toList();
      long changed = 0;
      for (Future<MigrationResult> run : runs) {
        changed += run.get().outcome() == Outcome.CHANGED ? 1 : 0;
      }
      assertThat(changed).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
    assertThat(history()).containsExactly("a1 upgrade executed done 1/1");
    assertThat(rows("select 1 from pg_locks where locktype = 'advisory'")).isEmpty();
  }

  @Test
  void waitingEndsWithTheNameOfTheHolder() throws Exception {
    try (Connection holder = database.connect();
        PreparedStatement statement =
            holder.prepareStatement(
                "select set_config('application_name', 'nightly', false),"
                    + " pg_advisory_lock(?)")) {
      statement.setLong(1, MigrationLock.key(database.name(), "public"));
      statement.execute();

      MigrationOptions impatient =
          MigrationOptions.builder().lockWait(Duration.ofMillis(120)).build();
      assertRefused(() -> migrator(POSTS).with(impatient).upgrade("head"))
          .withMessageMatching(
              "Another migrator is at work on database .*: process \\d+ \\(nightly\\), since"
                  + " \\d\\d:\\d\\d:\\d\\d\\. Wait for it, or end it\\.");
    }
    assertThat(tables()).isEmpty();
  }

  @Test
  @DisplayName("R19: whoever dies while it builds an index leaves lock and index to those who wait")
  void diesAndAnotherFinishes() throws Exception {
    execute("create table posts (title text)");
    TestRevision index =
        TestRevision.of("a1")
            .upgrade(
                op ->
                    op.outsideTransaction(
                        alone -> alone.createIndex("posts", WORDS.index("posts_title", "title"))));
    CountDownLatch twoWait = new CountDownLatch(2);
    Set<Thread> waiting = ConcurrentHashMap.newKeySet();
    MigrationListener noticing =
        new MigrationListener() {
          @Override
          public void waitingForLock(String holder, Duration waited) {
            if (waiting.add(Thread.currentThread())) {
              twoWait.countDown();
            }
          }
        };
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try (Connection old = database.connect();
        Statement statement = old.createStatement()) {
      old.setAutoCommit(false);
      statement.execute("insert into posts values ('x')");
      Future<MigrationResult> first = threads.submit(() -> migrator(index).upgrade("head"));
      String building = "select pid from pg_stat_progress_create_index";
      while (rows(building).isEmpty()) {
        Thread.onSpinWait();
      }
      List<Future<MigrationResult>> others =
          IntStream.range(0, 2)
              .mapToObj(i -> threads.submit(() -> migrator(index).with(noticing).upgrade("head")))
              .toList();
      await(twoWait);
      execute("select pg_terminate_backend(pid) from pg_stat_progress_create_index");

      assertThatThrownBy(first::get).hasMessageContaining("The connection is gone: run again");
      old.rollback();
      assertThat(List.of(others.get(0).get().outcome(), others.get(1).get().outcome()))
          .containsExactlyInAnyOrder(Outcome.CHANGED, Outcome.NOTHING_TO_DO);
    } finally {
      threads.shutdownNow();
    }
    assertThat(rows("select indisvalid from pg_index where indexrelid = 'posts_title'::regclass"))
        .containsExactly("t");
    assertThat(history()).containsExactly("a1 upgrade executed done 1/1");
    assertThat(rows("select 1 from pg_locks where locktype = 'advisory'")).isEmpty();
  }

  /**
   * Creating autogen's tables, failing and dropping them again races with all others that start.
   */
  @Test
  void manyThatFailOnAnEmptyDatabaseAllSayWhy() throws Exception {
    TestRevision failing =
        TestRevision.of("a1")
            .upgrade(op -> op.outsideTransaction(alone -> alone.execute("selec 1")));
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try {
      List<Future<MigrationResult>> runs =
          IntStream.range(0, 10)
              .mapToObj(i -> threads.submit(() -> migrator(failing).upgrade("head")))
              .toList();
      for (Future<MigrationResult> run : runs) {
        assertThatThrownBy(run::get).hasMessageContaining("a1 (R_a1) failed at 'selec 1'");
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(tables()).isEmpty();
  }

  @Test
  void serverLooksForWhoeverHoldsTheLockAndOnlyForThem() {
    List<String> seen = new ArrayList<>();
    TestRevision asking =
        TestRevision.of("a1")
            .upgrade(
                op ->
                    op.connection(
                        connection -> {
                          try (Statement statement = connection.createStatement();
                              ResultSet row =
                                  statement.executeQuery("show client_connection_check_interval")) {
                            row.next();
                            seen.add(row.getString(1));
                          }
                        }));

    migrator(asking).upgrade("head");

    assertThat(seen).containsExactly("5s");
  }

  @Test
  void nothingToDoNeedsNoLock() throws Exception {
    migrator(POSTS).upgrade("head");
    try (Connection holder = database.connect();
        PreparedStatement statement = holder.prepareStatement("select pg_advisory_lock(?)")) {
      statement.setLong(1, MigrationLock.key(database.name(), "public"));
      statement.execute();

      assertThat(migrator(POSTS).upgrade("head").outcome()).isEqualTo(Outcome.NOTHING_TO_DO);
    }
  }

  @Test
  void keyOfALockNeverChanges() {
    assertThat(MigrationLock.key("blog", "public")).isEqualTo(-7517797664378733758L);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
