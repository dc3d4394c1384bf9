package dev.autogen.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.migration.MigrationResult.Outcome;
import dev.autogen.revision.AutogenException.Kind;
import dev.autogen.revision.RevisionHeader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MigratorTest extends MigrationTest {

  private static final TestRevision USERS =
      TestRevision.of("a1").sql("create table users (id bigint)", "drop table users");
  private static final TestRevision POSTS =
      TestRevision.of("b2", "a1").sql("create table posts (id bigint)", "drop table posts");
  private static final TestRevision VOTES =
      TestRevision.of("c3", "b2").sql("create table votes (id bigint)", "drop table votes");

  @Test
  void upgradesAnEmptyDatabaseToHead() {
    MigrationResult result = migrator(USERS, POSTS, VOTES).upgrade("head");

    assertThat(result.outcome()).isEqualTo(Outcome.CHANGED);
    assertThat(result.before()).isEmpty();
    assertThat(result.applied())
        .extracting(applied -> applied.header().id())
        .containsExactly("a1", "b2", "c3");
    assertThat(result.after()).containsExactly("c3");
    assertThat(tables()).contains("users", "posts", "votes");
    assertThat(heads()).containsExactly("c3");
    assertThat(history())
        .containsExactly(
            "a1 upgrade executed done 1/1",
            "b2 upgrade executed done 1/1",
            "c3 upgrade executed done 1/1");
  }

  @Test
  void doesNothingAtHead() {
    migrator(USERS).upgrade("head");

    MigrationResult result = migrator(USERS).upgrade("head");

    assertThat(result.outcome()).isEqualTo(Outcome.NOTHING_TO_DO);
    assertThat(result.applied()).isEmpty();
    assertThat(history()).hasSize(1);
  }

  @Test
  void saysWhichArgumentIsNull() {
    for (Consumer<Migrator> call :
        List.<Consumer<Migrator>>of(one -> one.upgrade(null), one -> one.rehearse(null))) {
      assertThatThrownBy(() -> call.accept(migrator(USERS)))
          .isInstanceOf(NullPointerException.class)
          .hasMessage("target");
    }
    assertThat(tables()).doesNotContain("users");
  }

  @Test
  void runsOnlyWhatIsMissing() {
    migrator(USERS).upgrade("head");

    assertThat(migrator(USERS, POSTS, VOTES).upgrade("+1").after()).containsExactly("b2");
    assertThat(tables()).contains("posts").doesNotContain("votes");
  }

  @Test
  void downgradesInReverseOrder() {
    Migrator migrator = migrator(USERS, POSTS, VOTES);
    migrator.upgrade("head");

    MigrationResult result = migrator.downgrade("a1");

    assertThat(result.applied())
        .extracting(applied -> applied.header().id())
        .containsExactly("c3", "b2");
    assertThat(heads()).containsExactly("a1");
    assertThat(tables()).contains("users").doesNotContain("posts", "votes");
  }

  @Test
  void downgradeToBaseAndUpgradeAgainKeepTheWholeHistory() {
    Migrator migrator = migrator(USERS);
    migrator.upgrade("head");
    migrator.downgrade("base");
    assertThat(heads()).isEmpty();
    assertThat(migrator.downgrade("base").outcome()).isEqualTo(Outcome.NOTHING_TO_DO);

    migrator.upgrade("head");

    assertThat(history())
        .containsExactly(
            "a1 upgrade executed done 1/1",
            "a1 downgrade executed done 1/1",
            "a1 upgrade executed done 1/1");
  }

  @Test
  void historySaysWhatWhoAndHowLong() {
    Migrator migrator =
        migrator(USERS, POSTS)
            .with(MigrationOptions.builder().tool("autogen 9.9").client("ann@laptop").build());
    migrator.upgrade("head");

    HistoryRecord row = migrator.history().get(1);
    assertThat(row.revision()).isEqualTo("b2");
    assertThat(row.parents()).containsExactly("a1");
    assertThat(row.message()).isEqualTo("made b2");
    assertThat(row.checksum()).hasSize(64);
    assertThat(row.client()).isEqualTo("ann@laptop");
    assertThat(row.tool()).isEqualTo("autogen 9.9");
    assertThat(row.databaseUser()).isEqualTo(rows("select current_user").get(0));
    assertThat(row.duration().orElseThrow()).isBetween(Duration.ZERO, Duration.ofMinutes(1));
  }

  @Test
  void readingCreatesNothing() {
    Migrator migrator = migrator(USERS, POSTS);

    assertThat(migrator.current().tracked()).isFalse();
    assertThat(migrator.current().heads()).isEmpty();
    assertThat(migrator.history()).isEmpty();
    MigrationPlan plan = migrator.planUpgrade("head");
    assertThat(plan.outcome()).isEqualTo(Outcome.CHANGED);
    assertThat(plan.revisions())
        .flatExtracting(PlannedRevision::statements)
        .containsExactly("create table users (id bigint)", "create table posts (id bigint)");
    assertThat(tables()).isEmpty();
  }

  @Test
  void currentNamesHeadsAndThoseItDoesNotKnow() {
    migrator(USERS, POSTS).upgrade("head");

    assertThat(migrator(USERS, POSTS).current().heads()).containsExactly("b2");
    assertThat(migrator(USERS, POSTS).current().unknown()).isEmpty();
    assertThat(migrator(USERS).current().unknown()).containsExactly("b2");
  }

  @Test
  void failingFirstRevisionLeavesTheDatabaseAsItWas() {
    TestRevision failing =
        TestRevision.of("a1")
            .upgrade(
                op -> {
                  op.execute("create table users (id bigint)");
                  op.execute("insert into nowhere values (1)");
                });

    assertRefused(() -> migrator(failing).upgrade("head"))
        .withMessage(
            "The upgrade of revision a1 (R_a1) failed at 'insert into nowhere values (1)': relation"
                + " \"nowhere\" does not exist Position: 13. Nothing of it was kept.");
    assertThat(tables()).isEmpty();
  }

  @Test
  @DisplayName("R22: the longest id fits the version table, a longer one is refused before it")
  void longestIdFits() {
    String longest = "r".repeat(RevisionHeader.MAXIMUM_LENGTH);

    migrator(TestRevision.of(longest)).upgrade("head");
    assertThat(heads()).containsExactly(longest);

    assertRefused(() -> TestRevision.of(longest + "r"))
        .withMessageContaining("has 256 characters. 255 are the most");
  }

  @Test
  @DisplayName("R17: a failing revision is rolled back, those before it stay")
  void failingLaterRevisionKeepsTheEarlierOnes() {
    TestRevision failing = TestRevision.of("b2", "a1").upgrade(op -> op.execute("selec 1"));

    assertRefused(() -> migrator(USERS, failing).upgrade("head"))
        .withMessageContaining("b2 (R_b2)")
        .matches(e -> e.kind() == Kind.FAILED);

    assertThat(heads()).containsExactly("a1");
    assertThat(history()).containsExactly("a1 upgrade executed done 1/1");
    assertThat(migrator(USERS, POSTS).upgrade("head").after()).containsExactly("b2");
  }

  @Test
  void todoAnywhereInThePlanIsRefusedBeforeAnyStatement() {
    TestRevision open = TestRevision.of("b2", "a1").upgrade(op -> op.todo("which default?"));

    assertRefused(() -> migrator(USERS, open).upgrade("head"))
        .withMessage(
            "Revision b2 (R_b2) is not finished: which default? Put an answer in place of"
                + " op.todo(...) in its upgrade.");
    assertThat(tables()).isEmpty();
  }

  @Test
  void irreversibleDowngradeIsRefusedBeforeAnyStatement() {
    TestRevision oneWay = USERS.downgrade(op -> op.irreversible("The old passwords are hashed."));
    Migrator migrator = migrator(oneWay, POSTS);
    migrator.upgrade("head");

    assertRefused(() -> migrator.downgrade("base"))
        .withMessage(
            "The downgrade of revision a1 (R_a1) is irreversible: The old passwords are hashed.");
    assertThat(heads()).containsExactly("b2");
    assertThat(tables()).contains("posts");
  }

  @Test
  void transactionControlInAStepIsRefusedBeforeAnyStatement() {
    TestRevision committing =
        TestRevision.of("a1").upgrade(op -> op.execute("create table t (); /* now */ commit"));

    assertRefused(() -> migrator(committing).upgrade("head"))
        .withMessageContaining("contains '/* now */ commit'");
    assertThat(tables()).isEmpty();
  }

  @Test
  void savepointsAreTheRevisionsOwn() {
    TestRevision saving =
        TestRevision.of("a1")
            .upgrade(
                op ->
                    op.execute(
                        "savepoint s; create table gone (); rollback to s; create table kept ()"));

    migrator(saving).upgrade("head");

    assertThat(tables()).contains("kept").doesNotContain("gone");
  }

  @Test
  void contextReachesTheRevision() {
    TestRevision tenant =
        TestRevision.of("a1")
            .upgrade(op -> op.execute("create table %s ()".formatted(op.context().get("tenant"))));

    migrator(tenant)
        .with(MigrationOptions.builder().context(Map.of("tenant", "acme")).build())
        .upgrade("head");

    assertThat(tables()).contains("acme");
  }

  @Test
  void configuredSchemaHoldsTheTablesAndIsCreated() {
    TestRevision posts =
        TestRevision.of("a1")
            .upgrade(
                op ->
                    op.createTable(
                        "posts", TestRevision.WORDS.column("id", TestRevision.WORDS.bigint())))
            .downgrade(op -> op.dropTable("posts"));
    Migrator migrator = migrator(posts).with(MigrationOptions.builder().schema("Tenant 1").build());

    migrator.upgrade("head");

    assertThat(rows("select tablename from pg_tables where schemaname = 'Tenant 1' order by 1"))
        .containsExactly("autogen_history", "autogen_meta", "autogen_version", "posts");
    assertThat(migrator.current().heads()).containsExactly("a1");
    assertThat(migrator(posts).current().tracked()).isFalse();
    migrator.downgrade("base");
    assertThat(migrator.current().heads()).isEmpty();
  }

  @Test
  void tablesOfANewerFormatAreRefused() {
    migrator(USERS).upgrade("head");
    execute("update autogen_meta set value = '2' where name = 'format'");

    assertRefused(() -> migrator(USERS, POSTS).upgrade("head"))
        .withMessageContaining("have format 2, and this release knows up to 1");
  }

  @Test
  void listenerHearsTheRunInOrder() {
    List<String> heard = new ArrayList<>();
    MigrationListener listener =
        new MigrationListener() {
          @Override
          public void planned(List<PlannedRevision> revisions) {
            heard.add("planned " + revisions.size());
          }

          @Override
          public void revisionStarted(PlannedRevision revision) {
            heard.add("started " + revision.id());
          }

          @Override
          public void statementExecuted(PlannedRevision revision, String sql, Duration duration) {
            heard.add(sql);
          }

          @Override
          public void stepFinished(PlannedRevision revision, int done) {
            heard.add("step " + done);
          }

          @Override
          public void revisionFinished(AppliedRevision revision) {
            heard.add("finished " + revision.header().id());
          }
        };

    migrator(USERS).with(listener).upgrade("head");

    assertThat(heard)
        .containsExactly(
            "planned 1", "started a1", "create table users (id bigint)", "step 1", "finished a1");
  }
}
