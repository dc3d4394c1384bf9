package dev.autogen.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Revisions of several steps, and what becomes of them when a run is cut short. */
class StepsTest extends MigrationTest {

  private static final TestRevision THREE_STEPS =
      TestRevision.of("a1")
          .upgrade(
              op -> {
                op.execute("create table one ()");
                op.step(inner -> inner.execute("create table two ()"));
                op.execute("create table three ()");
              })
          .downgrade(
              op -> {
                op.execute("drop table three");
                op.step(inner -> inner.execute("drop table two"));
                op.execute("drop table one");
              });

  /** As if somebody pulled the plug. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static MigrationListener killedAfterStep(int step) {
    return new MigrationListener() {
      @Override
      public void stepFinished(PlannedRevision revision, int done) {
        if (done == step) {
          throw new Killed();
        }
      }
    };
  }

  private static MigrationListener killedAfterStatement(String sql) {
    return new MigrationListener() {
      @Override
      public void statementExecuted(PlannedRevision revision, String executed, Duration duration) {
        if (executed.equals(sql)) {
          throw new Killed();
        }
      }
    };
  }

  @Test
  void eachStepIsCommittedAndJournalled() {
    migrator(THREE_STEPS).upgrade("head");

    assertThat(tables()).contains("one", "two", "three");
    assertThat(history()).containsExactly("a1 upgrade executed done 3/3");
  }

  @Test
  void killedRunGoesOnAfterTheLastFinishedStep() {
    assertThatThrownBy(() -> migrator(THREE_STEPS).with(killedAfterStep(1)).upgrade("head"))
        .isInstanceOf(Killed.class);
    assertThat(tables()).contains("one").doesNotContain("two");
    assertThat(heads()).isEmpty();
    assertThat(migrator(THREE_STEPS).current().unfinished())
        .containsExactly("upgrade of a1, 1 of 3 steps done");

    migrator(THREE_STEPS).upgrade("head");

    assertThat(tables()).contains("one", "two", "three");
    assertThat(heads()).containsExactly("a1");
    assertThat(history()).containsExactly("a1 upgrade executed done 3/3");
  }

  @Test
  void killWithinATransactionalStepUndoesThatStep() {
    assertThatThrownBy(
            () ->
                migrator(THREE_STEPS)
                    .with(killedAfterStatement("create table two ()"))
                    .upgrade("head"))
        .isInstanceOf(Killed.class);
    assertThat(tables()).contains("one").doesNotContain("two");

    assertThat(migrator(THREE_STEPS).upgrade("head").after()).containsExactly("a1");
  }

  @Test
  void lostConnectionIsResumedToo() {
    TestRevision terminated =
        TestRevision.of("a1")
            .upgrade(
                op -> {
                  op.execute("create table one ()");
                  op.step(
                      inner -> {
                        inner.connection(this::terminateOnce);
                        inner.execute("create table two ()");
                      });
                });
    execute("create table terminations ()");

    assertRefused(() -> migrator(terminated).upgrade("head"))
        .withMessageContaining("run again, and it goes on where it stopped");
    assertThat(tables()).contains("one").doesNotContain("two");

    migrator(terminated).upgrade("head");
    assertThat(tables()).contains("two");
    assertThat(history()).containsExactly("a1 upgrade executed done 2/2");
  }

  private void terminateOnce(Connection connection) throws SQLException {
    if (tables().contains("terminations")) {
      execute("drop table terminations");
      try (Statement statement = connection.createStatement()) {
        statement.execute("select pg_terminate_backend(pg_backend_pid())");
      }
    }
  }

  @Test
  void killedDowngradeGoesOnToo() {
    migrator(THREE_STEPS).upgrade("head");
    assertThatThrownBy(() -> migrator(THREE_STEPS).with(killedAfterStep(2)).downgrade("base"))
        .isInstanceOf(Killed.class);
    assertThat(heads()).containsExactly("a1");

    assertRefused(() -> migrator(THREE_STEPS).upgrade("head"))
        .withMessageContaining("has an unfinished downgrade of a1, 2 of 3 steps done")
        .withMessageContaining("autogen downgrade");

    migrator(THREE_STEPS).downgrade("base");
    assertThat(heads()).isEmpty();
    assertThat(tables()).doesNotContain("one", "two", "three");
  }

  @Test
  void changeInWhatHasRunIsRefused() {
    assertThatThrownBy(() -> migrator(THREE_STEPS).with(killedAfterStep(1)).upgrade("head"))
        .isInstanceOf(Killed.class);
    TestRevision edited =
        TestRevision.of("a1")
            .upgrade(
                op -> {
                  op.execute("create table uno ()");
                  op.step(inner -> inner.execute("create table two ()"));
                });

    assertRefused(() -> migrator(edited).upgrade("head"))
        .withMessageContaining("what has already run of it was changed since");
    assertThat(tables()).doesNotContain("uno", "two");
  }

  @Test
  void failedStepMayBeCorrectedAndResumed() {
    TestRevision wrong =
        TestRevision.of("a1")
            .upgrade(
                op -> {
                  op.execute("create table one ()");
                  op.step(inner -> inner.execute("create tabel two ()"));
                });
    TestRevision right =
        TestRevision.of("a1")
            .upgrade(
                op -> {
                  op.execute("create table one ()");
                  op.step(inner -> inner.execute("create table two ()"));
                });

    assertRefused(() -> migrator(wrong).upgrade("head"))
        .withMessageContaining("1 of its 2 steps are done and stay");
    assertThat(rows("select error from autogen_history").get(0))
        .contains("syntax error at or near \"tabel\"");

    migrator(right).upgrade("head");
    assertThat(tables()).contains("one", "two");
    assertThat(rows("select state || error from autogen_history")).containsExactly("done");
  }

  @Test
  void aPlanLeavesOutWhatIsDone() {
    TestRevision revision =
        TestRevision.of("a1")
            .upgrade(
                op -> {
                  op.execute("create table one ()");
                  op.outsideTransaction(
                      o -> {
                        o.statementTimeout(Duration.ofMinutes(1));
                        o.execute("create table two ()");
                        o.execute("create table three ()");
                      });
                });
    assertThatThrownBy(
            () ->
                migrator(revision)
                    .with(killedAfterStatement("create table three ()"))
                    .upgrade("head"))
        .isInstanceOf(Killed.class);

    MigrationPlan plan = migrator(revision).planUpgrade("head");
    assertThat(plan.revisions().get(0).statements())
        .containsExactly("set statement_timeout = '60000ms'", "create table three ()");
    assertThat(plan.done())
        .containsExactly(Map.entry("a1", "1 of 2 steps, 2 statements of the next"));
  }

  @Test
  void stampGivesUpAnUnfinishedRevision() {
    assertThatThrownBy(() -> migrator(THREE_STEPS).with(killedAfterStep(1)).upgrade("head"))
        .isInstanceOf(Killed.class);

    migrator(THREE_STEPS).stamp(List.of("a1"), false);

    assertThat(history())
        .containsExactly("a1 upgrade executed abandoned 1/3", "a1 upgrade stamped done 0/0");
    assertThat(migrator(THREE_STEPS).upgrade("head").applied()).isEmpty();
  }

  @Test
  void newEnumValueCanBeUsedRightAfter() {
    TestRevision moods =
        TestRevision.of("a1").upgrade(op -> op.execute("create type mood as enum ('sad', 'ok')"));
    TestRevision happy =
        TestRevision.of("b2", "a1")
            .upgrade(
                op -> {
                  op.execute("create table people (mood mood)");
                  op.addEnumValue("mood", "happy");
                  op.execute("insert into people values ('happy')");
                });

    migrator(moods, happy).upgrade("head");

    assertThat(rows("select mood from people")).containsExactly("happy");
    assertThat(history()).contains("b2 upgrade executed done 3/3");
  }

  @Test
  void newEnumValueUsedInTheSameStepIsExplained() {
    TestRevision moods =
        TestRevision.of("a1").upgrade(op -> op.execute("create type mood as enum ('sad', 'ok')"));
    TestRevision happy =
        TestRevision.of("b2", "a1")
            .upgrade(
                op -> {
                  op.execute("alter type mood add value 'happy'");
                  op.execute("select 'happy'::mood");
                });

    assertRefused(() -> migrator(moods, happy).upgrade("head"))
        .withMessageContaining("Use a new enum value in a later step");
  }

  @Test
  void statementThatNeedsNoTransactionIsExplained() {
    TestRevision vacuum = TestRevision.of("a1").upgrade(op -> op.execute("vacuum"));

    assertRefused(() -> migrator(vacuum).upgrade("head"))
        .withMessageContaining("Put it into op.outsideTransaction(...)");
  }

  @Test
  void outsideATransactionEachStatementStays() {
    TestRevision alone =
        TestRevision.of("a1")
            .upgrade(
                op ->
                    op.outsideTransaction(
                        inner -> {
                          inner.execute("vacuum");
                          inner.execute("create table one ()");
                          inner.execute("create table two (x nonsense)");
                          inner.execute("create table three ()");
                        }));

    assertRefused(() -> migrator(alone).upgrade("head")).withMessageContaining("and stay");
    assertThat(tables()).contains("one").doesNotContain("two", "three");
    execute("create domain nonsense as int");

    migrator(alone).upgrade("head");

    assertThat(tables()).contains("one", "two", "three");
    assertThat(history()).containsExactly("a1 upgrade executed done 1/1");
  }

  @Test
  void firstStatementOutsideATransactionThatFailsLeavesNoTrace() {
    TestRevision alone =
        TestRevision.of("a1")
            .upgrade(op -> op.outsideTransaction(inner -> inner.execute("vacuum nowhere")));

    assertRefused(() -> migrator(alone).upgrade("head"))
        .withMessageContaining("Nothing of it was kept");
    assertThat(tables()).isEmpty();
  }

  @Test
  void poolerThatSpreadsAConnectionIsNoticed() throws Exception {
    try (Connection one = database.connect();
        Connection other = database.connect()) {
      Connection[] current = {one};
      Connection pooled =
          (Connection)
              Proxy.newProxyInstance(
                  getClass().getClassLoader(),
                  new Class<?>[] {Connection.class},
                  (proxy, method, arguments) -> method.invoke(current[0], arguments));
      MigrationListener switching =
          new MigrationListener() {
            @Override
            public void stepFinished(PlannedRevision revision, int done) {
              current[0] = other;
            }
          };

      assertRefused(
              () ->
                  Migrator.of(() -> pooled, TestRevision.set(THREE_STEPS))
                      .with(switching)
                      .upgrade("head"))
          .withMessageContaining("A connection pooler spreads this connection");
    }
    assertThat(tables()).contains("one").doesNotContain("two");
  }
}
