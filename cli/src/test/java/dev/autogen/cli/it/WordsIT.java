package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Words of revision classes by the commands: files of rows, batches, what is said by SQL. */
@Execution(ExecutionMode.CONCURRENT)
class WordsIT {

  private static final String HEAD =
      "@RevisionInfo(id = \"bb22\", revises = \"%s\", message = \"second\", created ="
          + " \"2027-01-02T00:00:00Z\")\npublic final class R2_Second implements Revision {\n";

  private TestDatabase database;
  private ScratchProject project;

  @BeforeEach
  void begin() {
    database = TestDatabase.create();
    project = ScratchProject.on(database);
  }

  @AfterEach
  void end() {
    project.close();
    database.close();
  }

  private void createPosts() {
    project.revision(
        "R1_First",
        """
        @RevisionInfo(id = "aa11", message = "first", created = "2026-01-01T00:00:00Z")
        public final class R1_First implements Revision {
          public void upgrade(Operations op) {
            op.createTable(
                "posts",
                column("id", bigint()).notNull(),
                column("title", text()),
                column("slug", text()),
                primaryKey("posts_pkey", "id"));
          }
          public void downgrade(Operations op) {
            op.dropTable("posts");
          }
        }
        """);
  }

  private static String second(String parent) {
    return HEAD.formatted(parent);
  }

  @Test
  void filesOfRowsLieBesideTheClassOrAmongTheResources() {
    createPosts();
    project
        .write("src/main/java/com/example/db/revisions/posts.csv", "id,title\n1,First\n2,Second\n")
        .write(
            "src/main/resources/com/example/db/revisions/more.json",
            "{\"id\": 3, \"title\": \"Third\"}\n")
        .write("src/main/resources/data/last.csv", "id,title\n4,Fourth\n")
        .revision(
            "R2_Second",
            second("aa11")
                + """
                  public void upgrade(Operations op) {
                    op.bulkInsert("posts", csv("posts.csv"));
                    op.bulkInsert("posts", json("more.json"));
                    op.bulkInsert("posts", csv("/data/last.csv"));
                  }
                  public void downgrade(Operations op) {
                    op.executeUpdate("delete from posts where id between ? and ?", 1, 4);
                  }
                }
                """);

    CommandResult script = project.run("upgrade", "--sql");
    assertThat(script.exitCode()).as(script.err()).isZero();
    assertThat(script.out())
        .contains(
            "insert into posts (id, title) overriding system value values\n  ('1', 'First'),");

    CommandResult run = project.run("upgrade");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(project.run("downgrade", "-1").exitCode()).isZero();

    project.write("src/main/resources/data/last.csv", "id,title\n4\n");
    CommandResult wrong = project.run("upgrade");
    assertThat(wrong.exitCode()).isEqualTo(1);
    assertThat(wrong.err())
        .contains("/data/last.csv, line 2: the row has 1 value, but 2 columns are named.");
  }

  @Test
  void batchesAreToldAsTheyGo() {
    createPosts();
    project.run("upgrade").succeeds();
    database.execute("insert into posts select i, 'T' || i from generate_series(1, 2500) i");
    project.revision(
        "R2_Second",
        second("aa11")
            + """
              public void upgrade(Operations op) {
                op.batchUpdate("posts", "id", b -> b.set("slug", "lower(title)").batchSize(1000));
              }
            }
            """);

    CommandResult run = project.run("upgrade");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err())
        .contains("  posts: 1,000 rows, up to id 1000\n")
        .contains("  posts: 2,500 rows, up to id 2500\n");
  }

  /** Views and the like are known to check, and are neither drift nor a change of the model. */
  @Test
  void whatIsMadeByWordsIsNoDrift() {
    project.entity(
        "Post",
        """
        @Entity
        @Table(name = "posts")
        public class Post {
          @Id Long id;
          String title;
        }
        """);
    project.run("revision", "-m", "posts", "--rev-id", "aa11").succeeds();
    project.run("revision", "--empty", "-m", "second", "--rev-id", "bb22").succeeds();
    Path second = project.revisionClasses().get(1);
    String written = ScratchProject.read(second);
    project.write(
        project.directory().relativize(second).toString(),
        written.substring(0, written.indexOf("  @Override"))
            + """
              public void upgrade(Operations op) {
                op.lockTimeout(java.time.Duration.ofSeconds(5));
                op.execute("create view by_hand as select 1 as one");
                op.createView("titles", "select title from posts");
                op.replaceView("titles", "select title, id from posts");
                op.createMaterializedView("counts", "select count(*) from posts");
                op.createFunction(
                    "touch()",
                    "create function touch() returns trigger language plpgsql as 'begin return new; end'");
                op.createTrigger(
                    "posts",
                    "touched",
                    "create trigger touched before insert on posts for each row execute function touch()");
                op.createDomain("email", "text check (value like '%@%')");
                op.createExtension("pg_trgm");
                op.dropView("by_hand");
                op.executeUpdate("update posts set title = ? where id = ?", "x", 1);
                op.setTablespace("posts", "pg_default");
              }
              public void downgrade(Operations op) {
                op.dropExtension("pg_trgm");
                op.dropDomain("email");
                op.dropTrigger("posts", "touched");
                op.dropFunction("touch()");
                op.dropMaterializedView("counts");
                op.dropView("titles");
              }
            }
            """);
    project.run("upgrade").succeeds();

    CommandResult check = project.run("check");
    assertThat(check.exitCode()).as(check.out() + check.err()).isZero();
    CommandResult diff = project.run("diff");
    assertThat(diff.exitCode()).as(diff.out() + diff.err()).isZero();

    project.run("downgrade", "-1").succeeds();
    CommandResult behind = project.run("check", "--only", "drift");
    assertThat(behind.exitCode()).as(behind.out() + behind.err()).isZero();
  }
}
