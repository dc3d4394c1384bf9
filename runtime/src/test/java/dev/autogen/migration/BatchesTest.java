package dev.autogen.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Updates that go through a table by batches. */
class BatchesTest extends MigrationTest {

  private static final int ROWS = 25;

  private void fill() {
    execute(
        "create table posts (id bigint primary key, title text, slug text);"
            + " insert into posts select i, 'Title ' || i, case when i % 5 = 0 then 'kept' end"
            + " from generate_series(1, "
            + ROWS
            + ") i");
  }

  private static TestRevision slugs() {
    return TestRevision.of("a1")
        .upgrade(
            op -> {
              op.statementTimeout(Duration.ofMinutes(5));
              op.batchUpdate(
                  "posts",
                  "id",
                  b -> b.set("slug", "lower(title)").where("slug is null").batchSize(7));
              op.execute("create table behind ()");
            })
        .downgrade(op -> op.execute("drop table behind"));
  }

  /** As if somebody pulled the plug, after so many batches. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static MigrationListener listener(List<BatchProgress> heard, int killedAfter) {
    return new MigrationListener() {
      @Override
      public void batchFinished(PlannedRevision revision, BatchProgress progress) {
        heard.add(progress);
        if (heard.size() == killedAfter) {
          throw new Killed();
        }
      }
    };
  }

  @Test
  void batchesGoByTheKeyAndTellHowFarTheyCame() {
    fill();
    List<BatchProgress> heard = new ArrayList<>();
    migrator(slugs()).with(listener(heard, 0)).upgrade("head");

    assertThat(heard)
        .containsExactly(
            new BatchProgress("posts", 7, 7, "id", "8"),
            new BatchProgress("posts", 7, 14, "id", "17"),
            new BatchProgress("posts", 6, 20, "id", "24"));
    assertThat(rows("select count(*) from posts where slug = lower(title)")).containsExactly("20");
    assertThat(rows("select count(*) from posts where slug = 'kept'")).containsExactly("5");
    assertThat(tables()).contains("behind");
    assertThat(rows("select state, coalesce(position, 'none') from autogen_history"))
        .containsExactly("done none");
  }

  @Test
  void aKilledUpdateGoesOnBehindItsLastBatch() {
    fill();
    List<BatchProgress> heard = new ArrayList<>();
    assertThatThrownBy(() -> migrator(slugs()).with(listener(heard, 2)).upgrade("head"))
        .isInstanceOf(Killed.class);
    assertThat(rows("select state, position from autogen_history"))
        .containsExactly("unfinished 17");
    // What is behind the position is not looked at again.
    execute("update posts set slug = null where id = 1");

    heard.clear();
    migrator(slugs()).with(listener(heard, 0)).upgrade("head");

    assertThat(heard).containsExactly(new BatchProgress("posts", 6, 6, "id", "24"));
    assertThat(rows("select id from posts where slug is null")).containsExactly("1");
    assertThat(heads()).containsExactly("a1");
  }

  @Test
  void tablesOfAnEarlierReleaseGetTheColumnOfThePosition() {
    fill();
    migrator(TestRevision.of("a0").upgrade(op -> {})).upgrade("head");
    execute("alter table autogen_history drop column position");

    migrator(
            TestRevision.of("a0").upgrade(op -> {}),
            TestRevision.of("a1", "a0")
                .upgrade(op -> op.batchUpdate("posts", "id", b -> b.set("slug", "'x'"))))
        .upgrade("head");

    assertThat(rows("select distinct slug from posts")).containsExactly("x");
  }

  @Test
  void aKeyMayBeOfAnyTypeThatHasAnOrderAndMayRepeat() {
    execute(
        "create type size as enum ('small', 'large', 'huge'); create table things (u uuid, s size,"
            + " at timestamptz, n text not null, v integer);"
            + " insert into things select gen_random_uuid(), (array['small','large','huge'])[i % 3 +"
            + " 1]::size, now() + i * interval '1.234567 s', 'n' || (i % 4) || '''\\', 0 from"
            + " generate_series(1, 40) i");
    migrator(
            TestRevision.of("a1")
                .upgrade(
                    op -> {
                      for (String key : List.of("u", "s", "at", "n")) {
                        op.batchUpdate("things", key, b -> b.set("v", "v + 1").batchSize(3));
                      }
                    }))
        .upgrade("head");

    assertThat(rows("select v, count(*) from things group by v")).containsExactly("4 40");
  }

  @Test
  void rowsWithoutAKeyAreNotPassedOver() {
    execute("create table t (k integer, v integer); insert into t values (1, 0), (null, 0)");

    assertRefused(
            () ->
                migrator(
                        TestRevision.of("a1")
                            .upgrade(op -> op.batchUpdate("t", "k", b -> b.set("v", "1"))))
                    .upgrade("head"))
        .withMessageContaining(
            "updates t by batches in the order of k, but there are rows without");
    assertThat(rows("select sum(v) from t")).containsExactly("0");
  }

  @Test
  void aScriptHasOneUpdateAndARehearsalChangesNothing() {
    fill();
    assertThat(migrator(slugs()).upgradeScript("base", "head"))
        .contains(
            "set local statement_timeout = '300000ms';\n"
                + "update posts set slug = lower(title) where (slug is null);\ncommit;");

    migrator(slugs()).rehearse("head");

    assertThat(rows("select count(*) from posts where slug is null")).containsExactly("20");
  }

  @Test
  void aRunThatGoesOnSaysWhatIsDoneAlready() {
    fill();
    assertThatThrownBy(() -> migrator(slugs()).with(listener(new ArrayList<>(), 2)).upgrade("head"))
        .isInstanceOf(Killed.class);
    assertThat(migrator(slugs()).planUpgrade("head").done())
        .containsExactly(Map.entry("a1", "0 of 2 steps, batches up to 17"));
    List<String> skipped = new ArrayList<>();
    migrator(slugs())
        .with(
            new MigrationListener() {
              @Override
              public void skipped(PlannedRevision revision, String reason) {
                skipped.add(reason);
              }
            })
        .upgrade("head");
    assertThat(skipped).containsExactly("posts: an earlier run did all up to id 17");
  }

  private static TestRevision shares(String divisor) {
    return TestRevision.of("a1")
        .upgrade(
            op ->
                op.batchUpdate(
                    "posts", "id", b -> b.set("slug", "100 / (" + divisor + ")").batchSize(7)));
  }

  @Test
  void aBatchThatFailsSaysWhichAreDoneAndHowToGoOn() {
    fill();
    assertRefused(() -> migrator(shares("id - 10")).upgrade("head"))
        .withMessageContaining("division by zero")
        .withMessageEndingWith(
            " The batches of posts up to id 7 are done and stay: correct the cause and run again,"
                + " and it goes on there. Leave the class as it is until then; to change it, start"
                + " over: 'autogen stamp base' forgets the batches.");
    assertThat(migrator(shares("id - 10")).current().unfinished())
        .containsExactly("upgrade of a1, 0 of 1 steps done, batches up to 7");

    assertRefused(() -> migrator(shares("id")).upgrade("head"))
        .withMessageContaining("was interrupted (0 steps done, batches up to 7)")
        .withMessageEndingWith("or start over: 'autogen stamp base' forgets the batches.");
    migrator(shares("id")).stamp(List.of("base"), false);
    migrator(shares("id")).upgrade("head");
    assertThat(rows("select count(*) from posts where slug = (100 / id)::text"))
        .containsExactly("25");
  }

  @Test
  void stepsBeforeTheBatchesAreNamedToo() {
    fill();
    TestRevision revision =
        TestRevision.of("a1")
            .upgrade(
                op -> {
                  op.step(o -> o.execute("create table before ()"));
                  op.batchUpdate("posts", "id", b -> b.set("slug", "100 / (id - 10)").batchSize(7));
                });
    assertRefused(() -> migrator(revision).upgrade("head"))
        .withMessageEndingWith(
            " 1 of its 2 steps and the batches of posts up to id 7 are done and stay: correct the"
                + " cause and run again, and it goes on there. Leave the class as it is until then.");
    execute("delete from posts where id = 10");
    migrator(revision).upgrade("head");
    assertThat(heads()).containsExactly("a1");
  }
}
