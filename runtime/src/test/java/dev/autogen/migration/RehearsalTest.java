package dev.autogen.migration;

import static dev.autogen.migration.TestRevision.WORDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class RehearsalTest extends MigrationTest {

  private static final TestRevision USERS =
      TestRevision.of("a1").sql("create table users (id bigint)", "drop table users");
  private static final TestRevision POSTS =
      TestRevision.of("b2", "a1").sql("create table posts (id bigint)", "drop table posts");

  private static final TestRevision TABLE =
      TestRevision.of("b2", "a1")
          .upgrade(op -> op.createTable("kept", WORDS.column("id", WORDS.bigint())))
          .downgrade(op -> op.dropTable("kept"));

  @Test
  void rehearsalRunsAllAndRollsBack() {
    TestRevision needy =
        TestRevision.of("c3", "b2").upgrade(op -> op.execute("insert into posts values (1)"));

    MigrationResult result = migrator(USERS, POSTS, needy).rehearse("head");

    assertThat(result.after()).containsExactly("c3");
    assertThat(tables()).isEmpty();
  }

  @Test
  void rehearsalFindsWhatFails() {
    TestRevision failing = TestRevision.of("b2", "a1").upgrade(op -> op.execute("selec 1"));

    assertRefused(() -> migrator(USERS, failing).rehearse("head"))
        .withMessageContaining("b2 (R_b2) failed at 'selec 1'");
    assertThat(tables()).isEmpty();
  }

  @Test
  void stepsOutsideATransactionCannotBeRehearsed() {
    TestRevision alone =
        TestRevision.of("a1")
            .upgrade(op -> op.outsideTransaction(inner -> inner.execute("vacuum")));

    assertRefused(() -> migrator(alone).rehearse("head"))
        .withMessageContaining("it has statements outside a transaction");
  }

  @Test
  void downgradeIsRehearsedWithItsLosses() {
    migrator(USERS, TABLE).upgrade("head");
    execute("insert into kept values (1)");

    assertRefused(() -> migrator(USERS, TABLE).rehearseDowngrade("base"))
        .withMessageContaining("1 row of kept");
    MigrationResult result =
        migrator(USERS, TABLE)
            .with(MigrationOptions.builder().acceptedLosses(Set.of("kept")).build())
            .rehearseDowngrade("base");

    assertThat(result.applied()).hasSize(2);
    assertThat(heads()).containsExactly("b2");
    assertThat(rows("select id from kept")).containsExactly("1");
  }

  @Test
  void constraintsThatWaitForTheCommitAreChecked() {
    TestRevision deferred =
        TestRevision.of("b2", "a1")
            .upgrade(
                op -> {
                  op.execute("create table one (id int primary key)");
                  op.execute(
                      "create table other (id int references one deferrable initially deferred)");
                  op.execute("insert into other values (1)");
                });
    TestRevision righted =
        TestRevision.of("c3", "b2").upgrade(op -> op.execute("insert into one values (1)"));

    assertRefused(() -> migrator(USERS, deferred, righted).rehearse("head"))
        .withMessageContaining("violates foreign key constraint");
    assertThat(tables()).isEmpty();
  }

  @Test
  void failureSaysThatNothingIsKept() {
    TestRevision twoSteps =
        TestRevision.of("a1")
            .upgrade(
                op -> {
                  op.step(step -> step.execute("create table x (id int)"));
                  op.execute("selec 1");
                });

    assertRefused(() -> migrator(twoSteps).rehearse("head"))
        .withMessageEndingWith("All is rolled back: it was a rehearsal.");
    assertThat(tables()).isEmpty();
  }
}
