package dev.autogen.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.migration.MigrationResult.Outcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MigrationLockTest extends MigrationTest {

  private static final TestRevision POSTS =
      TestRevision.of("a1").sql("create table posts (id bigint)", "drop table posts");

  @Test
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
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try {
      List<Future<MigrationResult>> runs =
          IntStream.range(0, 6)
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
