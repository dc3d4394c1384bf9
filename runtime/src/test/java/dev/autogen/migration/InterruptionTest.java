package dev.autogen.migration;

import static dev.autogen.migration.TestRevision.WORDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.operation.InsertFile;
import dev.autogen.operation.rows.RowFile;
import dev.autogen.postgresql.SqlRenderer;
import dev.autogen.revision.AutogenException;
import dev.autogen.schema.QualifiedName;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a run that somebody ends. */
class InterruptionTest extends MigrationTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String SLEEPS =
      "select 1 from pg_stat_activity where state = 'active' and query like '%pg_sleep%'"
          + " and pid <> pg_backend_pid() and datname = current_database()";

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Interruption interruption = new Interruption();

  @AfterEach
  void endThread() {
    thread.shutdownNow();
  }

  private Future<MigrationResult> start(TestRevision... revisions) {
    return thread.submit(() -> migrator(revisions).with(interruption).upgrade("head"));
  }

  /** Interrupts, and returns what the run says of it. */
  private String interrupt(Future<MigrationResult> run) throws InterruptedException {
    assertThat(interruption.interrupt(PATIENCE)).isTrue();
    try {
      return "not interrupted: " + run.get();
    } catch (ExecutionException e) {
      assertThat(e.getCause()).isInstanceOf(AutogenException.class);
      AutogenException ended = (AutogenException) e.getCause();
      assertThat(ended.kind()).isEqualTo(AutogenException.Kind.INTERRUPTED);
      return ended.getMessage();
    }
  }

  private void awaitRow(String sql) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (rows(sql).isEmpty()) {
      assertThat(System.nanoTime()).as("waiting for " + sql).isLessThan(end);
    }
  }

  private void assertNothingIsLeft() {
    assertThat(rows("select 1 from pg_locks where locktype = 'advisory'")).isEmpty();
    assertThat(rows(SLEEPS)).isEmpty();
  }

  @Test
  void runningStatementIsCancelledAndItsStepRolledBack() throws Exception {
    TestRevision sleepy =
        TestRevision.of("a1")
            .upgrade(
                op -> {
                  op.execute("create table users (id bigint)");
                  op.execute("select pg_sleep(100)");
                });
    Future<MigrationResult> run = start(sleepy);
    awaitRow(SLEEPS);

    assertThat(interrupt(run))
        .isEqualTo(
            "Interrupted in the upgrade of revision a1 (R_a1) at 'select pg_sleep(100)'. Nothing of"
                + " it was kept: run again, and it starts over.");
    assertThat(tables()).isEmpty();
    assertNothingIsLeft();
  }

  @Test
  void stepsThatAreDoneStayAndTheNextRunGoesOn() throws Exception {
    TestRevision first = TestRevision.of("a1").upgrade(op -> op.execute("create table a (n int)"));
    TestRevision sleepy =
        TestRevision.of("b2", "a1")
            .upgrade(
                op -> {
                  op.step(step -> step.execute("create table b (n int)"));
                  op.execute("select pg_sleep(n) from (select coalesce(max(n), 100) n from b) s");
                });
    Future<MigrationResult> run = start(first, sleepy);
    awaitRow(SLEEPS);

    assertThat(interrupt(run))
        .endsWith("1 of its 2 steps are done and stay: run again, and it goes on there.");
    assertThat(heads()).containsExactly("a1");
    assertNothingIsLeft();

    execute("insert into b values (0)");
    migrator(first, sleepy).upgrade("head");
    assertThat(heads()).containsExactly("b2");
  }

  @Test
  void statementsOfWorkOnAConnectionAreCancelled() throws Exception {
    TestRevision stubborn =
        TestRevision.of("a1")
            .upgrade(
                op ->
                    op.outsideTransaction(
                        alone ->
                            alone.connection(
                                connection -> {
                                  for (int i = 0; i < 3; i++) {
                                    try (PreparedStatement sleep =
                                        connection.prepareStatement("select pg_sleep(?)")) {
                                      sleep.setInt(1, 100);
                                      sleep.executeQuery();
                                    } catch (SQLException e) {
                                      // Somebody thinks that trying again helps.
                                    }
                                  }
                                })));
    Future<MigrationResult> run = start(stubborn, TestRevision.of("b2", "a1"));
    awaitRow(SLEEPS);

    assertThat(interrupt(run)).startsWith("Interrupted in the upgrade of revision a1 (R_a1)");
    assertThat(tables()).isEmpty();
    assertNothingIsLeft();
  }

  @Test
  void workThatWaitsForSomethingElseEndsToo() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    TestRevision waiting =
        TestRevision.of("a1")
            .upgrade(
                op ->
                    op.connection(
                        connection -> {
                          inside.countDown();
                          try {
                            new CountDownLatch(1).await();
                          } catch (InterruptedException e) {
                            throw new IllegalStateException("no answer", e);
                          }
                        }));
    Future<MigrationResult> run = start(waiting);
    assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();

    assertThat(interrupt(run)).startsWith("Interrupted in the upgrade of revision a1 (R_a1)");
    assertThat(tables()).isEmpty();
    assertNothingIsLeft();
  }

  @Test
  void waitForAnotherMigratorEnds() throws Exception {
    CountDownLatch waits = new CountDownLatch(1);
    MigrationListener noticing =
        new MigrationListener() {
          @Override
          public void waitingForLock(String holder, Duration waited) {
            waits.countDown();
          }
        };
    try (Connection holder = database.connect();
        Statement statement = holder.createStatement()) {
      statement.execute(
          "select pg_advisory_lock(%d)".formatted(MigrationLock.key(database.name(), "public")));
      Future<MigrationResult> run =
          thread.submit(
              () ->
                  migrator(TestRevision.of("a1"))
                      .with(noticing)
                      .with(interruption)
                      .upgrade("head"));
      assertThat(waits.await(30, TimeUnit.SECONDS)).isTrue();

      assertThat(interrupt(run))
          .startsWith("Interrupted while another migrator was at work on database ")
          .endsWith("Nothing was begun.");
    }
    assertThat(tables()).isEmpty();
  }

  @Test
  void concurrentIndexIsBuiltByTheNextRun() throws Exception {
    execute("create table posts (title text)");
    TestRevision index =
        TestRevision.of("a1")
            .upgrade(
                op ->
                    op.outsideTransaction(
                        alone -> alone.createIndex("posts", WORDS.index("posts_title", "title"))));
    try (Connection old = database.connect();
        Statement statement = old.createStatement()) {
      old.setAutoCommit(false);
      statement.execute("insert into posts values ('x')");
      Future<MigrationResult> run = start(index);
      awaitRow("select 1 from pg_stat_progress_create_index where phase like 'waiting%'");

      assertThat(interrupt(run)).contains("at 'create index concurrently posts_title");
      assertNothingIsLeft();
      old.rollback();
    }

    migrator(index).upgrade("head");
    assertThat(rows("select indisvalid from pg_index where indexrelid = 'posts_title'::regclass"))
        .containsExactly("t");
  }

  @Test
  void countingBeforeALossIsCancelledToo() throws Exception {
    execute("create table stored as select 1 as id");
    TestRevision drop = TestRevision.of("a1").upgrade(op -> op.dropTable("stored"));
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("lock table stored in access exclusive mode");
      Future<MigrationResult> run = start(drop);
      awaitRow("select 1 from pg_locks where not granted");

      assertThat(interrupt(run)).startsWith("Interrupted. Nothing was begun on database ");
    }
    assertThat(tables()).contains("stored").doesNotContain("autogen_version");
  }

  @Test
  void nothingBeginsAfterIt() {
    assertThat(interruption.interrupt(Duration.ZERO)).isTrue();

    assertRefused(() -> migrator(TestRevision.of("a1")).with(interruption).upgrade("head"))
        .matches(e -> e.kind() == AutogenException.Kind.INTERRUPTED);
    assertThat(interruption.isAtWork()).isFalse();
  }

  @Test
  void rowsOfAFileAreNotReadOnAndOn() throws SQLException {
    execute("create table t (n bigint)");
    RowFile endless =
        new RowFile(RowFile.Format.CSV, "t.csv", "", "", ',', () -> new Endless(interruption));
    FileLoad load =
        new FileLoad(
            new InsertFile(QualifiedName.of("t"), endless), new SqlRenderer(), interruption);

    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      assertThatThrownBy(() -> load.run(connection)).hasStackTraceContaining("Interrupted");
      connection.rollback();
    }
    assertThat(rows("select * from t")).isEmpty();
  }

  /** Rows without an end; after some of them somebody interrupts. */
  private static final class Endless extends InputStream {

    private static final byte[] ROW = "1\n".getBytes(StandardCharsets.UTF_8);
    private static final int ENOUGH = 1 << 20;

    private final Interruption interruption;
    private int read = -2;

    Endless(Interruption interruption) {
      this.interruption = interruption;
    }

    @Override
    public int read() {
      read++;
      if (read == ENOUGH) {
        interruption.interrupt(Duration.ZERO);
      }
      return read == -1 ? 'n' : read == 0 ? '\n' : ROW[(read + 1) % 2];
    }
  }
}
