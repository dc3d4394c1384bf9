package dev.autogen.migration;

import static dev.autogen.migration.TestRevision.WORDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.revision.AutogenException.Kind;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code adopt} writes: it runs on the database that has the object, and on those without. */
class EnsureTest extends MigrationTest {

  private static final TestRevision ENSURING =
      TestRevision.of("a1")
          .upgrade(
              op ->
                  op.ensure(
                      creations -> {
                        creations.addColumn("posts", WORDS.column("title", WORDS.text()));
                        creations.createIndex("posts", WORDS.index("posts_title_idx", "title"));
                        creations.createUnique("posts", WORDS.unique("posts_title_key", "title"));
                        creations.createSequence(WORDS.sequence("counter"));
                        creations.createEnum("mood", "sad", "ok");
                        creations.createTable("votes", WORDS.column("id", WORDS.bigint()));
                      }));

  private static final String ALL =
      """
      alter table posts add column title text, add constraint posts_title_key unique (title);
      create index posts_title_idx on posts (title);
      create sequence counter;
      create type mood as enum ('sad', 'ok');
      create table votes (id bigint);
      """;

  @BeforeEach
  void createPosts() {
    execute("create table posts (id bigint)");
  }

  @Test
  void makesWhatIsAbsent() {
    migrator(ENSURING).upgrade("head");

    assertThat(tables()).contains("votes");
    assertThat(rows("select 'ok'::mood, nextval('counter')")).containsExactly("ok 1");
    assertThat(rows("select indexname from pg_indexes where tablename = 'posts' order by 1"))
        .containsExactly("posts_title_idx", "posts_title_key");
  }

  @Test
  void skipsWhatIsThereAndEqual() {
    execute(ALL);

    migrator(ENSURING).with((connection, creations, schema) -> List.of()).upgrade("head");

    assertThat(heads()).containsExactly("a1");
  }

  @Test
  void stopsWhereItDiffers() {
    execute("alter table posts add column title varchar(5)");

    assertRefused(
            () ->
                migrator(ENSURING)
                    .with((connection, creations, schema) -> List.of("its type is varchar(5)"))
                    .upgrade("head"))
        .withMessageContaining(
            "Revision a1 (R_a1) ensures column posts.title, which is there already, but differs: its"
                + " type is varchar(5).");
    assertThat(tables()).containsExactly("posts");
  }

  @Test
  void stopsWhereNothingCanCompare() {
    execute(ALL);

    assertRefused(() -> migrator(ENSURING).upgrade("head")).matches(e -> e.kind() == Kind.QUESTION);
  }
}
