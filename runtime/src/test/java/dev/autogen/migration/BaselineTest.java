package dev.autogen.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.migration.HistoryRecord.How;
import dev.autogen.revision.AutogenException.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaselineTest extends MigrationTest {

  private static final TestRevision BASELINE =
      TestRevision.of("base1")
          .baseline()
          .upgrade(
              op -> {
                op.createTable(
                    "users", TestRevision.WORDS.column("id", TestRevision.WORDS.bigint()));
                op.createTable(
                    "posts", TestRevision.WORDS.column("id", TestRevision.WORDS.bigint()));
              })
          .downgrade(
              op -> {
                op.dropTable("posts");
                op.dropTable("users");
              });
  private static final TestRevision NEXT =
      TestRevision.of("next", "base1").sql("create table votes ()", "drop table votes");

  private static final DatabaseComparison EQUAL = (connection, creations, schema) -> List.of();

  @Test
  void runsWhereNoneOfItsTablesIs() {
    migrator(BASELINE, NEXT).upgrade("head");

    assertThat(tables()).contains("users", "posts", "votes");
    assertThat(history()).first().isEqualTo("base1 upgrade executed done 1/1");
  }

  @Test
  void isOnlyRecordedWhereAllIsThereAndEqual() {
    execute("create table users (id bigint); create table posts (id bigint)");
    Migrator migrator = migrator(BASELINE, NEXT).with(EQUAL);
    assertThat(migrator.planUpgrade("head").stampedBaseline().orElseThrow().id())
        .isEqualTo("base1");

    MigrationResult result = migrator.upgrade("head");

    assertThat(result.applied())
        .extracting(AppliedRevision::how)
        .containsExactly(How.STAMPED, How.EXECUTED);
    assertThat(heads()).containsExactly("next");
    assertThat(tables()).contains("votes");
  }

  @Test
  void stopsWhereSomeTablesAreMissing() {
    execute("create table users (id bigint)");

    assertRefused(() -> migrator(BASELINE).with(EQUAL).upgrade("head"))
        .withMessageContaining("the database has users, but not posts")
        .matches(e -> e.kind() == Kind.QUESTION);
    assertThat(tables()).containsExactly("users");
  }

  @Test
  void stopsWhereTablesDifferAndListsHow() {
    execute("create table users (id bigint); create table posts (id int)");

    assertRefused(
            () ->
                migrator(BASELINE)
                    .with((c, creations, schema) -> List.of("column posts.id is integer"))
                    .upgrade("head"))
        .withMessageContaining("but differ: column posts.id is integer");
  }

  @Test
  void stopsWhereNothingCanCompare() {
    execute("create table users (id bigint); create table posts (id bigint)");

    assertRefused(() -> migrator(BASELINE).upgrade("head"))
        .withMessageContaining("are there already (users, posts)")
        .withMessageContaining("autogen stamp base1");
  }

  @Test
  void stampedRevisionIsNeverRunDownwards() {
    execute("create table users (id bigint); create table posts (id bigint)");
    Migrator migrator = migrator(BASELINE, NEXT).with(EQUAL);
    migrator.upgrade("head");

    assertRefused(() -> migrator.downgrade("base"))
        .withMessage(
            "Revision base1 (R_base1) was stamped on this database, not run, so its downgrade would"
                + " remove what autogen did not make. To move only the record, use 'autogen stamp"
                + " base'.");
    assertThat(heads()).containsExactly("next");

    migrator.downgrade("base1");
    assertThat(tables()).contains("users", "posts").doesNotContain("votes");
  }

  @Test
  void stampedByHandItIsNoDifferent() {
    Migrator migrator = migrator(BASELINE, NEXT);

    migrator.stamp(List.of("head"), false);

    assertThat(heads()).containsExactly("next");
    assertThat(tables()).containsExactly("autogen_history", "autogen_meta", "autogen_version");
    assertThat(history())
        .containsExactly("base1 upgrade stamped done 0/0", "next upgrade stamped done 0/0");
    assertRefused(() -> migrator.downgrade("base1")).withMessageContaining("was stamped");

    migrator.stamp(List.of("base"), false);
    assertThat(heads()).isEmpty();
    assertThat(history()).contains("next downgrade stamped done 0/0");
  }

  @Test
  void executedAfterAStampItMayGoDownAgain() {
    Migrator migrator = migrator(NEXT_ALONE);
    migrator.stamp(List.of("head"), false);
    migrator.stamp(List.of("base"), false);
    migrator.upgrade("head");

    migrator.downgrade("base");

    assertThat(heads()).isEmpty();
  }

  private static final TestRevision NEXT_ALONE =
      TestRevision.of("alone").sql("create table votes ()", "drop table votes");
}
