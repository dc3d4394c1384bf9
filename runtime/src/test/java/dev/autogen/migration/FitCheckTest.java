package dev.autogen.migration;

import static dev.autogen.migration.TestRevision.WORDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.revision.AutogenException.Kind;
import dev.autogen.revision.Operations;
import dev.autogen.schema.SqlType;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that PostgreSQL would refuse stop a run before its first statement. */
class FitCheckTest extends MigrationTest {

  private static final TestRevision ROOT = TestRevision.of("root");

  @BeforeEach
  void recordRoot() {
    migrator(ROOT).upgrade("head");
  }

  private Migrator upgrading(Consumer<Operations> work) {
    return migrator(ROOT, TestRevision.of("a1", "root").upgrade(work));
  }

  private void assertMisfit(Consumer<Operations> work, String words) {
    assertRefused(() -> upgrading(work).upgrade("head"))
        .withMessage(
            "The rows that are there do not fit: %s. Correct them, or change the revision, and run again. Nothing was changed."
                .formatted(words))
        .matches(e -> e.kind() == Kind.FAILED);
    assertThat(heads()).containsExactly("root");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "varchar(100)  | varchar(3)   |              | 'abcd'       | 'abc'        | is longer than 3 characters",
        "text          | varchar(3)   |              | 'abcd'       | 'abc'        | is longer than 3 characters",
        "bigint        | varchar(3)   |              | 1000         | 999          | is longer than 3 characters",
        "bigint        | integer      |              | 3000000000   | 2147483647   | is out of the range of integer",
        "numeric(10,2) | smallint     |              | 32767.5      | 32767.00     | is out of the range of smallint",
        "numeric(10,2) | numeric(8,1) |              | 99999999.00  | 9999999.90   | is too large for numeric(8, 1)",
        "varchar       | uuid         | c::uuid      | 'x'          | 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11' | is no valid uuid",
        "varchar       | integer      | c::integer   | '1.5'        | ' -7'        | is no valid integer",
        "varchar       | boolean      | c::boolean   | 'maybe'      | 'Yes'        | is no valid boolean",
        "varchar       | mood         | c::mood      | 'sad'        | 'ok'         | is no value of mood",
        "bytea         | uuid         | encode(c, 'hex')::uuid | '\\x01' | '\\xa0eebc999c0b4ef8bb6d6bb9bd380a11' | is not of 16 bytes",
      })
  void valuesThatDoNotFitStopAChangeOfType(
      String from, String to, String using, String wrong, String right, String words) {
    execute("create type mood as enum ('ok')");
    execute(
        "create table t (c %s); insert into t values (%s), (null), (%s)"
            .formatted(from, right, wrong));
    Consumer<Operations> change =
        op ->
            op.alterColumn(
                "t",
                "c",
                c ->
                    using == null
                        ? c.type(SqlType.parse(to))
                        : c.type(SqlType.parse(to)).using(using));

    assertMisfit(change, "1 row of t whose c " + words);
    execute("delete from t where c = " + wrong);
    upgrading(change).upgrade("head");

    assertThat(heads()).containsExactly("a1");
  }

  @Test
  void allThatDoesNotFitIsNamedAtOnce() {
    execute(
        """
        create table users (id integer primary key, email text);
        create table posts (id integer, author integer, title text);
        insert into users values (1, 'a'), (2, 'a'), (3, 'b'), (4, null), (5, null);
        insert into posts values (1, 1, null), (1, 9, ''), (null, null, 'x')""");

    assertMisfit(
        op -> {
          op.createUnique("users", WORDS.unique("u", "email"));
          op.alterColumn("posts", "title", c -> c.notNull());
          op.createPrimaryKey("posts", WORDS.primaryKey("posts_pkey", "id"));
          op.createCheck("posts", WORDS.check("filled", "title <> ''"));
          op.createForeignKey("posts", WORDS.foreignKey("fk", "author").references("users", "id"));
        },
        "2 rows of users whose email another row has too; 1 row of posts whose title is null; 1 row"
            + " of posts whose id is null; 2 rows of posts whose id another row has too; 1 row of"
            + " posts that violate check filled; 1 row of posts whose author no row of users has");
  }

  @Test
  void partialAndExpressionIndexesAreCountedAsTheyAre() {
    execute(
        "create table t (c text, gone boolean); insert into t values ('a', false), ('A', false),"
            + " ('b', true), ('B', false)");

    assertMisfit(
        op ->
            op.createIndex(
                "t", WORDS.index("i", WORDS.expression("lower(c)")).unique().where("not gone")),
        "2 rows of t whose lower(c) another row has too");
  }

  @Test
  void removedEnumLabelStopsTheSwapOfItsType() {
    execute("create type mood as enum ('sad', 'ok'); create table t (c mood)");
    execute("insert into t values ('sad'), ('ok')");

    assertMisfit(
        op -> {
          op.renameEnum("mood", "mood_old");
          op.createEnum("mood", "ok");
          op.alterColumn("t", "c", c -> c.type(WORDS.enumType("mood")).using("c::text::mood"));
          op.dropEnum("mood_old");
        },
        "1 row of t whose c is none of 'ok'");
  }

  @Test
  void renamedEnumLabelFitsWhereItsTypeIsMadeAnew() {
    execute("create type mood as enum ('sad', 'ok'); create table t (c mood)");
    execute("insert into t values ('sad'), ('ok')");

    upgrading(
            op -> {
              op.renameEnumValue("mood", "sad", "low");
              op.renameEnumValue("mood", "low", "poor");
              op.renameEnum("mood", "mood_old");
              op.createEnum("mood", "ok", "poor");
              op.alterColumn("t", "c", c -> c.type(WORDS.enumType("mood")).using("c::text::mood"));
              op.dropEnum("mood_old");
            })
        .upgrade("head");

    assertThat(rows("select c from t order by c")).containsExactly("ok", "poor");
  }

  @Test
  void whatTheRunChangesBeforeIsLeftToPostgresql() {
    execute("create table t (c text, d text); insert into t values (null, 'long')");

    upgrading(
            op -> {
              op.backfill("t", "c", "''");
              op.alterColumn("t", "c", c -> c.notNull());
              op.execute("update t set d = 'x'");
              op.alterColumn("t", "d", c -> c.type(WORDS.varchar(1)));
            })
        .upgrade("head");

    assertThat(rows("select c || d from t")).containsExactly("x");
  }

  @Test
  void dryRunNamesThemToo() {
    execute("create table t (c text); insert into t values (null)");

    assertThat(
            upgrading(op -> op.alterColumn("t", "c", c -> c.notNull()))
                .planUpgrade("head")
                .misfits())
        .containsExactly("1 row of t whose c is null");
  }
}
