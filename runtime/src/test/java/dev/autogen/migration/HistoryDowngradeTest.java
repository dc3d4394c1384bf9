package dev.autogen.migration;

import static dev.autogen.migration.TestRevision.WORDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.migration.MigrationResult.Outcome;
import dev.autogen.revision.AutogenException;
import dev.autogen.schema.SqlScript;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** R15: a database at revisions that no class here has goes back by what its history keeps. */
class HistoryDowngradeTest extends MigrationTest {

  private static final TestRevision POSTS =
      TestRevision.of("a1")
          .upgrade(op -> op.createTable("posts", WORDS.column("id", WORDS.bigint())))
          .downgrade(op -> op.dropTable("posts"));
  private static final TestRevision TITLE =
      TestRevision.of("b2", "a1")
          .upgrade(op -> op.addColumn("posts", WORDS.column("title", WORDS.text())))
          .downgrade(op -> op.dropColumn("posts", "title"));
  private static final TestRevision INDEX =
      TestRevision.of("c3", "b2")
          .upgrade(
              op ->
                  op.outsideTransaction(
                      alone -> alone.createIndex("posts", WORDS.index("posts_t", "title"))))
          .downgrade(op -> op.outsideTransaction(alone -> alone.dropIndex("posts", "posts_t")));

  private static Migrator accepting(Migrator migrator, String... losses) {
    return migrator.with(MigrationOptions.builder().acceptedLosses(Set.of(losses)).build());
  }

  @Test
  void takesUnknownRevisionsBackNewestFirst() {
    migrator(POSTS, TITLE, INDEX).upgrade("head");

    MigrationResult result = migrator(POSTS).downgradeFromHistory("");

    assertThat(result.applied()).extracting(one -> one.header().id()).containsExactly("c3", "b2");
    assertThat(result.applied()).extracting(one -> one.header().message()).contains("made b2");
    assertThat(heads()).containsExactly("a1");
    assertThat(
            rows(
                "select attname from pg_attribute where attrelid = 'posts'::regclass"
                    + " and attnum > 0 and not attisdropped"))
        .containsExactly("id");
    assertThat(history())
        .endsWith("c3 downgrade executed done 1/1", "b2 downgrade executed done 1/1");
    assertThat(migrator(POSTS).upgrade("head").outcome()).isEqualTo(Outcome.NOTHING_TO_DO);
  }

  @Test
  void planShowsTheSqlAndTheLossAndChangesNothing() {
    migrator(POSTS, TITLE, INDEX).upgrade("head");
    execute("insert into posts values (1, 'x'), (2, null)");

    MigrationPlan plan = migrator(POSTS).planFromHistory("");

    assertThat(plan.revisions())
        .flatExtracting(PlannedRevision::statements)
        .containsExactly("drop index concurrently posts_t", "alter table posts drop column title");
    assertThat(plan.losses()).containsExactly("1 value of posts.title");
    assertThat(heads()).containsExactly("c3");
  }

  @Test
  void lossIsCountedAndAcceptedAsUsual() {
    migrator(POSTS, TITLE).upgrade("head");
    execute("insert into posts values (1, 'x')");

    assertRefused(() -> migrator(POSTS).downgradeFromHistory(""))
        .matches(e -> e.kind() == AutogenException.Kind.LOSS)
        .withMessageContaining("1 value of posts.title")
        .withMessageContaining("--accept-loss posts.title");
    assertThat(heads()).containsExactly("b2");

    accepting(migrator(POSTS), "posts.title").downgradeFromHistory("");
    assertThat(heads()).containsExactly("a1");
  }

  @Test
  void lossByAnotherTypeAndInAnotherSchemaIsCounted() {
    TestRevision other =
        TestRevision.of("b2", "a1")
            .upgrade(
                op -> {
                  op.execute("create schema \"re porting\"");
                  op.in("re porting").createTable("x", WORDS.column("n", WORDS.numeric(10, 2)));
                  op.execute("create table y (n numeric(10, 2))");
                })
            .downgrade(
                op -> {
                  op.alterColumn("y", "n", c -> c.type(WORDS.integer()));
                  op.in("re porting").dropTable("x");
                  op.execute("drop schema \"re porting\"");
                });
    migrator(POSTS, other).upgrade("head");
    execute("insert into \"re porting\".x values (1); insert into y values (1.5), (2)");

    assertThat(migrator(POSTS).planFromHistory("").losses())
        .containsExactly("1 value of y.n", "1 row of re porting.x");
    assertRefused(() -> accepting(migrator(POSTS), "y.n").downgradeFromHistory(""))
        .withMessageContaining("re porting.x");
    accepting(migrator(POSTS), "y.n", "re porting.x").downgradeFromHistory("");
    assertThat(heads()).containsExactly("a1");
  }

  @Test
  void stopsAtTheRevisionGiven() {
    migrator(POSTS, TITLE, INDEX).upgrade("head");

    assertThat(migrator(POSTS).downgradeFromHistory("-1").after()).containsExactly("b2");
    migrator(POSTS, TITLE, INDEX).upgrade("head");
    assertThat(migrator(POSTS).downgradeFromHistory("b2").after()).containsExactly("b2");
    assertThat(migrator(POSTS).downgradeFromHistory("b2").outcome())
        .isEqualTo(Outcome.NOTHING_TO_DO);
    assertThat(migrator(POSTS).downgradeFromHistory("a1").after()).containsExactly("a1");
  }

  @Test
  void leavesRevisionsThatAreHereAlone() {
    migrator(POSTS, TITLE).upgrade("head");

    assertRefused(() -> migrator(POSTS).downgradeFromHistory("base"))
        .matches(e -> e.kind() == AutogenException.Kind.USAGE)
        .withMessageContaining("revision a1 has to go too")
        .withMessageContaining("'autogen downgrade base'");
    assertThat(heads()).containsExactly("b2");
    assertThat(migrator(POSTS, TITLE).downgradeFromHistory("").outcome())
        .isEqualTo(Outcome.NOTHING_TO_DO);
  }

  @Test
  void unknownBranchesAndMergesGoBackToTheKnownBranch() {
    TestRevision mine = TestRevision.of("m1", "a1").downgrade(op -> {});
    TestRevision theirs = TestRevision.of("t1", "a1").downgrade(op -> {});
    TestRevision merge = TestRevision.of("u1", "m1", "t1").downgrade(op -> {});
    TestRevision apart = TestRevision.of("z1").downgrade(op -> {});
    migrator(POSTS, mine, theirs, merge, apart).upgrade("heads");
    assertThat(heads()).containsExactly("u1", "z1");

    MigrationResult result = migrator(POSTS, mine).downgradeFromHistory("");

    assertThat(result.applied())
        .extracting(one -> one.header().id())
        .containsExactlyInAnyOrder("z1", "u1", "t1")
        .containsSubsequence("u1", "t1");
    assertThat(heads()).containsExactly("m1");
  }

  @Test
  void dependencyOfAnUnknownRevisionIsAHeadAgain() {
    migrator(POSTS, TestRevision.of("o1").dependingOn("a1").downgrade(op -> {})).upgrade("heads");
    assertThat(heads()).containsExactly("o1");

    migrator(POSTS).downgradeFromHistory("");

    assertThat(heads()).containsExactly("a1");
  }

  @Test
  void saysWhyThereIsNoWayBack() {
    assertNoWay(
        TestRevision.of("b2", "a1").downgrade(op -> op.irreversible("mails were sent")),
        "it is irreversible: mails were sent");
    assertNoWay(
        TestRevision.of("b2", "a1").downgrade(op -> op.connection(connection -> {})),
        "part of it is no SQL (op.connection)");
    assertNoWay(
        TestRevision.of("b2", "a1").downgrade(op -> op.todo("which one?")),
        "it was not finished: which one");
    assertNoWay(
        TestRevision.of("b2", "a1")
            .downgrade(
                op -> {
                  throw new IllegalStateException("broken");
                }),
        "it could not be recorded: The downgrade of com.example.R_b2 failed");
  }

  private void assertNoWay(TestRevision revision, String reason) {
    migrator(POSTS, revision).upgrade("head");
    assertRefused(() -> migrator(POSTS).downgradeFromHistory(""))
        .withMessageContaining("Revision b2 (made b2) was applied by ")
        .withMessageContaining(reason)
        .withMessageContaining("autogen stamp --purge");
    assertThat(heads()).containsExactly("b2");
    migrator(POSTS).stamp(List.of("a1"), true);
  }

  @Test
  void stampedAndOlderPassagesHaveNoWayBack() {
    migrator(POSTS).upgrade("head");
    migrator(POSTS, TITLE).stamp(List.of("head"), false);
    assertRefused(() -> migrator(POSTS).downgradeFromHistory(""))
        .withMessageContaining("was stamped by")
        .withMessageContaining("since it was stamped, not run");

    execute("update autogen_history set how = 'executed'");
    assertRefused(() -> migrator(POSTS).downgradeFromHistory(""))
        .withMessageContaining("a release that kept no downgrades applied it");

    execute("alter table autogen_history drop column downgrade");
    assertRefused(() -> migrator(POSTS).downgradeFromHistory(""))
        .withMessageContaining("a release that kept no downgrades applied it");

    execute("delete from autogen_history where revision = 'b2'");
    assertRefused(() -> migrator(POSTS).downgradeFromHistory(""))
        .withMessageContaining("Nobody recorded who applied revision b2");
    assertThat(heads()).containsExactly("b2");
  }

  @Test
  void interruptedWayBackGoesOn() {
    TestRevision two =
        TestRevision.of("b2", "a1")
            .upgrade(op -> op.execute("create table gone (id bigint)"))
            .downgrade(
                op -> {
                  op.step(step -> step.execute("drop table gone"));
                  op.execute("drop table hindrance");
                });
    migrator(POSTS, two).upgrade("head");
    assertRefused(() -> migrator(POSTS).downgradeFromHistory(""))
        .withMessageContaining("b2 (from history)")
        .withMessageContaining("1 of its 2 steps are done");
    execute("create table hindrance (id bigint)");

    migrator(POSTS).downgradeFromHistory("");

    assertThat(heads()).containsExactly("a1");
    assertThat(tables()).doesNotContain("gone", "hindrance");
  }

  @Test
  void unfinishedUpgradeOfAnotherBranchNeedsItsCode() {
    TestRevision half =
        TestRevision.of("b2", "a1")
            .upgrade(
                op -> {
                  op.step(step -> step.execute("create table half (n int)"));
                  op.execute("selec 1");
                });
    assertRefused(() -> migrator(POSTS, half).upgrade("head"));

    assertRefused(() -> migrator(POSTS).downgradeFromHistory(""))
        .withMessageContaining("has an unfinished upgrade of b2, 1 of 2 steps done")
        .withMessageContaining("Finish it first with the code that has this revision");
  }

  @Test
  void sqlComesBackAsItWas() {
    String odd = "comment on table posts is E'\"q\" \\\\ \\t\u0001 ä🚀 {}' -- $$ ?\n/* ? */";
    TestRevision revision = TestRevision.of("b2", "a1").sql("comment on table posts is 'x'", odd);
    migrator(POSTS, revision).upgrade("head");
    List<String> before = statements(migrator(POSTS, revision).planDowngrade("a1"));

    assertThat(statements(migrator(POSTS).planFromHistory(""))).isEqualTo(before);
    migrator(POSTS).downgradeFromHistory("");
    assertThat(rows("select obj_description('posts'::regclass)"))
        .containsExactly("\"q\" \\ \t\u0001 ä🚀 {}");
  }

  private static List<String> statements(MigrationPlan plan) {
    return plan.revisions().stream().flatMap(one -> one.statements().stream()).toList();
  }

  @Test
  void scriptDoesTheSame() throws SQLException {
    migrator(POSTS, TITLE, INDEX).upgrade("head");
    String script = migrator(POSTS).scriptFromHistory("");
    assertThat(heads()).containsExactly("c3");

    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : SqlScript.split(script)) {
        statement.execute(sql);
      }
    }

    assertThat(heads()).containsExactly("a1");
    assertThat(history()).endsWith("b2 downgrade executed done 1/1");
  }

  @Test
  void rehearsalLeavesEverythingInPlace() {
    migrator(POSTS, TITLE).upgrade("head");

    assertThat(migrator(POSTS).rehearseFromHistory("").applied()).hasSize(1);

    assertThat(heads()).containsExactly("b2");
    assertThat(history()).hasSize(2);
  }

  @Test
  void wayBackOfAScriptedUpgradeIsKeptToo() throws SQLException {
    migrator(POSTS).upgrade("head");
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : SqlScript.split(migrator(POSTS, TITLE).upgradeScript("a1", "head"))) {
        statement.execute(sql);
      }
    }

    migrator(POSTS).downgradeFromHistory("");

    assertThat(heads()).containsExactly("a1");
  }
}
