package dev.autogen.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.revision.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Views, functions and the like that may be there already. */
class EnsuredSqlObjectsTest extends MigrationTest {

  private static final String TOUCH =
      "create function touch() returns trigger language plpgsql as 'begin return new; end'";
  private static final String TRIGGER =
      "create trigger touched before insert on posts for each row execute function touch()";

  private static void ensure(Operations op) {
    op.createDomain("email", "text check (value like '%@%')");
    op.createView("titles", "select title from posts where id > 0");
    op.createMaterializedView("counts", "select count(*) as n from posts");
    op.createFunction("touch()", TOUCH);
    op.createTrigger("posts", "touched", TRIGGER);
    op.createExtension("pg_trgm");
  }

  private void createPosts() {
    execute("create table posts (id bigint, title text)");
  }

  private List<String> skipped(Consumer<Operations> work) {
    List<String> skipped = new ArrayList<>();
    migrator(TestRevision.of("a1").upgrade(work))
        .with(
            new MigrationListener() {
              @Override
              public void skipped(PlannedRevision revision, String reason) {
                skipped.add(reason);
              }
            })
        .upgrade("head");
    return skipped;
  }

  @Test
  void whatIsAbsentIsMade() {
    createPosts();

    assertThat(skipped(op -> op.ensure(EnsuredSqlObjectsTest::ensure))).isEmpty();

    assertThat(rows("select count(*) from titles")).containsExactly("0");
    assertThat(rows("select tgname from pg_trigger where not tgisinternal"))
        .containsExactly("touched");
  }

  @Test
  void whatIsThereAndEqualIsSkippedAndStays() {
    createPosts();
    execute(
        "create domain email as text check (value like '%@%');"
            + " create view titles as select title from posts where (id > 0);"
            + " create materialized view counts as select count(*) n from posts;"
            + TOUCH
            + ";"
            + TRIGGER
            + "; create extension pg_trgm");
    List<String> before =
        rows("select oid::text, relname from pg_class where oid >= 16384 order by 1");

    for (boolean alone : new boolean[] {false, true}) {
      assertThat(
              skipped(
                  op -> {
                    if (alone) {
                      op.outsideTransaction(o -> o.ensure(EnsuredSqlObjectsTest::ensure));
                    } else {
                      op.ensure(EnsuredSqlObjectsTest::ensure);
                    }
                  }))
          .containsExactly(
              "domain email is there",
              "view titles is there",
              "materialized view counts is there",
              "function touch() is there",
              "trigger touched ON posts is there",
              "extension pg_trgm is there");
      execute("drop table autogen_version, autogen_history, autogen_meta");
    }
    assertThat(rows("select oid::text, relname from pg_class where oid >= 16384 order by 1"))
        .isEqualTo(before);
  }

  @Test
  void whatIsThereAndDiffersStopsTheRevision() {
    createPosts();
    execute("create view titles as select title from posts where id > 1");

    assertRefused(() -> skipped(op -> op.ensure(EnsuredSqlObjectsTest::ensure)))
        .withMessageContaining("ensures view titles, which is there already, but differs.");
    assertThat(rows("select pg_get_viewdef('titles'::regclass) like '%> 1%'")).containsExactly("t");
  }

  @Test
  void ifExistsSkipsWhatIsAbsent() {
    createPosts();
    skipped(
        op ->
            op.ifExists(
                o -> {
                  o.dropTrigger("posts", "touched");
                  o.dropFunction("touch()");
                  o.dropView("titles");
                  o.dropMaterializedView("counts");
                  o.dropDomain("email");
                  o.dropExtension("pg_trgm");
                  o.dropIndex("posts", "nowhere");
                  o.dropColumn("nowhere", "at_all");
                  o.dropConstraint("posts", "nowhere");
                }));

    assertThat(heads()).containsExactly("a1");
  }
}
