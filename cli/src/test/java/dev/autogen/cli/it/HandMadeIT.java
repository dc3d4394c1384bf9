package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.IndependentCatalog;
import dev.autogen.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What people make by hand, in a database or in a revision, survives every later revision. */
@Execution(ExecutionMode.CONCURRENT)
class HandMadeIT {

  private static final String BEFORE =
      """
      @Entity
      @Table(name = "posts", uniqueConstraints = @UniqueConstraint(name = "uk_title", columnNames = "title"))
      public class Post {
        @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
        String title;
        String body;
      }
      """;
  private static final String AFTER = BEFORE.replace("String body;", "String body; Integer votes;");

  private TestDatabase database;
  private ScratchProject project;

  @BeforeEach
  void create() {
    database = TestDatabase.create();
    project = ScratchProject.on(database).entity("Post", BEFORE);
    project.run("revision", "-m", "posts").succeeds();
    project.run("upgrade").succeeds();
    database.execute("insert into posts (title) values ('one'), ('two')");
  }

  @AfterEach
  void remove() {
    project.close();
    database.close();
  }

  /** Adds an unrelated field: the revision holds it and nothing else, both ways. */
  private void addsVotesAndNothingElse() {
    List<String> before = IndependentCatalog.of(database);
    project.entity("Post", AFTER);
    project.run("revision", "-m", "votes").succeeds();
    List<Path> classes = project.revisionClasses();
    String written = project.read(classes.get(classes.size() - 1).toString());
    assertThat(written.lines().map(String::strip).filter(line -> line.startsWith("op.")))
        .containsExactly(
            "op.addColumn(\"posts\", column(\"votes\", integer()));",
            "op.dropColumn(\"posts\", \"votes\");");
    project.run("upgrade").succeeds();
    assertThat(IndependentCatalog.differences(before, IndependentCatalog.of(database)))
        .singleElement()
        .asString()
        .startsWith("+ column public.posts.votes integer");
    project.run("downgrade", "-1").succeeds();
    assertThat(IndependentCatalog.of(database)).isEqualTo(before);
    project.run("upgrade").succeeds();
    project.run("diff").succeeds();
  }

  @Test
  void inADatabaseSurvives() {
    database.execute(
        """
        create index by_hand on posts (lower(body)) where body <> '';
        alter table posts alter column title type varchar(500);
        alter table posts add legacy integer default 7;
        alter table posts rename constraint uk_title to title_once;
        alter table posts add constraint ck check (length(body) < 1000);
        create view titles as select id, title from posts;
        comment on table posts is 'mine'""");
    addsVotesAndNothingElse();
  }

  @Test
  void inARevisionSurvivesAndIsNoDrift() {
    project.run("revision", "--empty", "-m", "by hand").succeeds();
    Path file =
        project.revisionClasses().stream()
            .filter(path -> path.toString().endsWith("_ByHand.java"))
            .findFirst()
            .orElseThrow();
    String empty = project.read(file.toString());
    project.write(
        file.toString(),
        empty.replaceFirst(
            "(?s)(public void upgrade\\(Operations op\\) \\{).*?(?=\\n  @Override|\\n}\\s*$)",
            """
            $1
                op.createIndex("posts", index("by_hand", "body"));
                op.alterColumn("posts", "title", c -> c.type(varchar(500)));
                op.renameConstraint("posts", "uk_title", "title_once");
                op.commentOnTable("posts", "All of them");
              }
            """));
    project.run("upgrade").succeeds();
    project.run("check").succeeds();
    addsVotesAndNothingElse();
    project.run("check").succeeds();

    List<String> before = IndependentCatalog.of(database);
    database.execute(
        """
        alter table posts alter column title type text;
        alter table posts rename constraint title_once to other;
        comment on table posts is 'Some of them'""");
    project.run("check", "--only", "drift").exits(3);
    project.run("repair", "--accept-loss").succeeds();
    assertThat(IndependentCatalog.differences(before, IndependentCatalog.of(database))).isEmpty();
    project.run("check").succeeds();
  }

  @Test
  void namesAreDriftOnlyWhereARevisionRan() {
    database.execute("alter table posts rename constraint uk_title to title_once");
    assertThat(project.run("check", "--only", "drift").exits(3).out())
        .contains("unique-constraint-renamed");
    database.execute("update autogen_history set how = 'stamped'");
    project.run("check", "--only", "drift").succeeds();
  }

  @Test
  void aTableThatBecameAPartitionIsNotCompared() {
    database.execute(
        """
        create table all_posts (like posts) partition by list (id);
        alter table posts alter id drop identity;
        alter table all_posts attach partition posts for values in (1, 2)""");
    assertThat(project.run("check", "-v", "--only", "drift").succeeds().out())
        .contains(
            "Table posts is a partition, and not compared. (com.example.Post) [not-compared]");
    project.run("repair").succeeds();
  }
}
