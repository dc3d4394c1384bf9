package dev.autogen.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.revision.AutogenException.Kind;
import dev.autogen.schema.SqlType;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LossCheckTest extends MigrationTest {

  private static final TestRevision ROOT = TestRevision.of("root").downgrade(op -> {});
  private static final TestRevision DROP_COLUMN =
      TestRevision.of("a1", "root").upgrade(op -> op.dropColumn("posts", "published"));
  private static final TestRevision DROP_TABLE =
      TestRevision.of("b2", "root").upgrade(op -> op.dropTable("posts"));

  @BeforeEach
  void createPosts() {
    execute("create table posts (id bigint, published boolean)");
    migrator(ROOT).upgrade("head");
  }

  private static MigrationOptions accepting(String... names) {
    return MigrationOptions.builder().acceptedLosses(Set.of(names)).build();
  }

  @Test
  void valuesOfAColumnStopItsDrop() {
    execute("insert into posts values (1, true), (2, false), (3, null)");

    assertRefused(() -> migrator(ROOT, DROP_COLUMN).upgrade("head"))
        .withMessage(
            "The run would lose 2 values of posts.published. If they may go, run again with"
                + " --accept-loss posts.published.")
        .matches(e -> e.kind() == Kind.LOSS);
    assertThat(heads()).containsExactly("root");
  }

  @Test
  void rowsOfATableStopItsDrop() {
    execute("insert into posts values (1, true)");

    assertRefused(() -> migrator(ROOT, DROP_TABLE).upgrade("head"))
        .withMessage(
            "The run would lose 1 row of posts. If they may go, run again with"
                + " --accept-loss posts.");
  }

  @Test
  void aNameIsOneWordOfAShell() {
    execute("create table \"It's all\" (id int); insert into \"It's all\" values (1)");
    TestRevision drop = TestRevision.of("a1", "root").upgrade(op -> op.dropTable("It's all"));
    assertRefused(() -> migrator(ROOT, drop).upgrade("head"))
        .withMessageEndingWith(" --accept-loss 'It'\\''s all'.");
    migrator(ROOT, drop).with(accepting("It's all")).upgrade("head");
  }

  @Test
  void emptyTableAndEmptyColumnAreDropped() {
    execute("insert into posts values (1, null)");
    migrator(ROOT, DROP_COLUMN).upgrade("head");

    execute("delete from posts");
    migrator(ROOT, DROP_COLUMN, TestRevision.of("c3", "a1").upgrade(op -> op.dropTable("posts")))
        .upgrade("head");

    assertThat(tables()).doesNotContain("posts");
  }

  @Test
  void acceptedByNameItGoes() {
    execute("insert into posts values (1, true)");

    migrator(ROOT, DROP_COLUMN).with(accepting("posts.published")).upgrade("head");

    assertThat(heads()).containsExactly("a1");
  }

  @Test
  void aTableStandsForItsColumnsAndTheSchemaMayBeGiven() {
    execute("insert into posts values (1, true)");

    migrator(ROOT, DROP_COLUMN).with(accepting("public.posts")).upgrade("head");

    assertThat(heads()).containsExactly("a1");
  }

  @Test
  void anotherNameAcceptsNothing() {
    execute("insert into posts values (1, true)");

    assertRefused(
            () -> migrator(ROOT, DROP_TABLE).with(accepting("posts.published")).upgrade("head"))
        .matches(e -> e.kind() == Kind.LOSS);
  }

  @Test
  void bareAcceptanceCountsInDevelopmentOnly() {
    execute("insert into posts values (1, true)");
    MigrationOptions.Builder all = MigrationOptions.builder().acceptAllLosses(true);

    assertRefused(
            () ->
                migrator(ROOT, DROP_TABLE)
                    .with(all.environment("production").build())
                    .upgrade("head"))
        .withMessageContaining("by name: the environment is not development.");
    migrator(ROOT, DROP_TABLE).with(all.environment("development").build()).upgrade("head");

    assertThat(tables()).doesNotContain("posts");
  }

  @Test
  void lossInALaterRevisionStopsTheRunBeforeTheFirst() {
    execute("insert into posts values (1, true)");
    TestRevision first =
        TestRevision.of("a1", "root").upgrade(op -> op.execute("create table first ()"));
    TestRevision second = TestRevision.of("b2", "a1").upgrade(op -> op.dropTable("posts"));

    assertRefused(() -> migrator(ROOT, first, second).upgrade("head"))
        .matches(e -> e.kind() == Kind.LOSS);

    assertThat(tables()).doesNotContain("first");
  }

  @Test
  void allLossesAreNamedAtOnceAndAColumnGoesWithItsTable() {
    execute("insert into posts values (1, true); create table votes as select 1 as x");
    TestRevision all =
        TestRevision.of("a1", "root")
            .upgrade(
                op -> {
                  op.dropColumn("posts", "published");
                  op.dropTable("votes");
                  op.dropTable("posts");
                });

    assertRefused(() -> migrator(ROOT, all).upgrade("head"))
        .withMessage(
            "The run would lose 1 row of votes, 1 row of posts. If they may go, run again with"
                + " --accept-loss votes --accept-loss posts.");
    assertThat(migrator(ROOT, all).planUpgrade("head").losses())
        .containsExactly("1 row of votes", "1 row of posts");
  }

  @Test
  void rowsThatTheRevisionItselfMakesAreFoundRightBeforeTheDrop() {
    TestRevision sly =
        TestRevision.of("a1", "root")
            .upgrade(
                op -> {
                  op.execute("insert into posts values (1, true)");
                  op.dropTable("posts");
                });

    assertRefused(() -> migrator(ROOT, sly).upgrade("head"))
        .withMessageStartingWith("Revision a1 (R_a1) would lose 1 row of posts.");
    assertThat(rows("select * from posts")).isEmpty();
  }

  @Test
  void downgradeIsNoDifferent() {
    TestRevision add =
        TestRevision.of("a1", "root")
            .sql("alter table posts add column title text", "")
            .downgrade(op -> op.dropColumn("posts", "title"));
    migrator(ROOT, add).upgrade("head");
    execute("insert into posts values (1, true, 'Hello')");

    assertRefused(() -> migrator(ROOT, add).downgrade("root"))
        .withMessageContaining("1 value of posts.title");
    migrator(ROOT, add).with(accepting("posts.title")).downgrade("root");

    assertThat(heads()).containsExactly("root");
  }

  @Test
  void stepsOutsideATransactionAreChecked() {
    execute("insert into posts values (1, true)");
    TestRevision alone =
        TestRevision.of("a1", "root")
            .upgrade(op -> op.outsideTransaction(inner -> inner.dropTable("posts")));

    assertRefused(() -> migrator(ROOT, alone).upgrade("head")).matches(e -> e.kind() == Kind.LOSS);
  }

  @Test
  void droppingWhatIsNotThereIsNoLoss() {
    TestRevision gone =
        TestRevision.of("a1", "root")
            .upgrade(op -> op.ifExists(drops -> drops.dropTable("nowhere")));

    migrator(ROOT, gone).upgrade("head");

    assertThat(heads()).containsExactly("a1");
  }

  @Test
  void generatedColumnsLoseNothing() {
    execute(
        "alter table posts add column twice bigint generated always as (id * 2) stored;"
            + " insert into posts values (1, true)");
    TestRevision drop =
        TestRevision.of("a1", "root").upgrade(op -> op.dropColumn("posts", "twice"));

    migrator(ROOT, drop).upgrade("head");

    assertThat(heads()).containsExactly("a1");
  }

  private static TestRevision retyping(SqlType type) {
    return TestRevision.of("a1", "root")
        .upgrade(op -> op.alterColumn("posts", "price", change -> change.type(type)));
  }

  @Test
  void numbersThatWouldBeRoundedStopTheChangeOfType() {
    execute(
        "alter table posts add column price numeric(10, 4);"
            + " insert into posts values (1, true, 1.2500), (2, true, 1.2345), (3, true, null)");

    assertRefused(() -> migrator(ROOT, retyping(SqlType.of("numeric", 10, 2))).upgrade("head"))
        .withMessageStartingWith("The run would lose 1 value of posts.price.");
    migrator(ROOT, retyping(SqlType.of("numeric", 10, 2)))
        .with(accepting("posts.price"))
        .upgrade("head");

    assertThat(rows("select price from posts where id = 2")).containsExactly("1.23");
  }

  @Test
  void numbersThatFitAreConverted() {
    execute(
        "alter table posts add column price numeric(10, 4);"
            + " insert into posts values (1, true, 2.0000)");

    migrator(ROOT, retyping(SqlType.of("integer"))).upgrade("head");

    assertThat(rows("select price from posts")).containsExactly("2");
  }

  @Test
  void otherElementsOfAnArrayAreLost() {
    execute(
        "alter table posts add column price integer[];"
            + " insert into posts values (1, true, '{1}'), (2, true, '{1,2}'), (3, true, null)");
    TestRevision first =
        TestRevision.of("a1", "root")
            .upgrade(
                op ->
                    op.alterColumn(
                        "posts", "price", c -> c.type(SqlType.of("integer")).using("price[1]")));

    assertRefused(() -> migrator(ROOT, first).upgrade("head"))
        .withMessageStartingWith("The run would lose 1 value of posts.price.");
  }

  @Test
  void numbersThatAreNeitherNoughtNorOneAreLostInABoolean() {
    execute(
        "alter table posts add column price bigint;"
            + " insert into posts values (1, true, 0), (2, true, 1), (3, true, 2)");
    TestRevision truth =
        TestRevision.of("a1", "root")
            .upgrade(
                op ->
                    op.alterColumn(
                        "posts", "price", c -> c.type(SqlType.of("boolean")).using("price <> 0")));

    assertRefused(() -> migrator(ROOT, truth).upgrade("head"))
        .withMessageStartingWith("The run would lose 1 value of posts.price.");
  }

  @Test
  void overflowIsNoLossForItIsRefused() {
    execute(
        "alter table posts add column price bigint;"
            + " insert into posts values (1, true, 3000000000)");

    assertRefused(() -> migrator(ROOT, retyping(SqlType.of("integer"))).upgrade("head"))
        .withMessageContaining("whose price is out of the range of integer")
        .matches(e -> e.kind() == Kind.FAILED);
  }

  @Test
  void rowsHiddenByRowSecurityAreNotOverlooked() {
    execute(
        "insert into posts values (1, true);"
            + " create policy none on posts using (false);"
            + " alter table posts enable row level security, force row level security;"
            + " create role owner_%1$s; grant all on schema public to owner_%1$s;"
                .formatted(database.name())
            + " grant all on all tables in schema public to owner_%1$s;".formatted(database.name())
            + " grant owner_%1$s to current_user;".formatted(database.name())
            + " alter table posts owner to owner_%1$s".formatted(database.name()));
    try {
      ConnectionSource asOwner =
          () -> {
            var connection = database.connect();
            try (var statement = connection.createStatement()) {
              statement.execute("set role owner_" + database.name());
            }
            return connection;
          };

      assertRefused(() -> Migrator.of(asOwner, TestRevision.set(ROOT, DROP_TABLE)).upgrade("head"))
          .withMessageContaining("an unknown number of rows of posts");
    } finally {
      execute("drop owned by owner_%1$s cascade; drop role owner_%1$s".formatted(database.name()));
    }
  }
}
