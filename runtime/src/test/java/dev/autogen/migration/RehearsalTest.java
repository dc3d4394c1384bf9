package dev.autogen.migration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RehearsalTest extends MigrationTest {

  private static final TestRevision USERS =
      TestRevision.of("a1").sql("create table users (id bigint)", "drop table users");
  private static final TestRevision POSTS =
      TestRevision.of("b2", "a1").sql("create table posts (id bigint)", "drop table posts");

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
}
